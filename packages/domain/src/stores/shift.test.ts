import { describe, expect, test } from 'vitest';
import { isMainland } from './mainland.ts';
import { distanceM, type Position } from './position.ts';
import { drawer } from './sample.contract.ts';
import { gcj02ToBd09, toGcj02, toWgs84 } from './shift.ts';

/** As maps write them: longitude first. */
const at = (lng: number, lat: number): Position => ({ lat, lng });

/** Published by who uses them; the second place is what the first one becomes. The last column: how exact that is, in m. */
const GCJ: readonly [source: string, from: Position, to: Position, withinM: number][] = [
  // lbs.amap.com, Web services, coordinate conversion: the example's answer, from Amap's own service.
  ['Amap', at(116.481499, 39.990475), at(116.487585177952, 39.991754014757), 0.1],
  ['Amap', at(116.481499, 39.990375), at(116.487585177952, 39.991653917101), 0.1],
  // help.aliyun.com, address purification, TransferCoord: the example's answer; it goes back from GCJ-02 in one step, which is short by 2 m.
  ['Alibaba Cloud', at(120.021519, 30.281543), at(120.026268, 30.279164), 2],
  // github.com/googollee/eviltransform, javascript/test.js.
  ['eviltransform, Shanghai', at(121.5272106, 31.1774276), at(121.531541859215, 31.17530398364597), 0.001],
  ['eviltransform, Shenzhen', at(113.912316, 22.543847), at(113.9171764808363, 22.540796131694766), 0.001],
  ['eviltransform, Beijing', at(116.377817, 39.911954), at(116.38404722455657, 39.91334545536069), 0.001],
  // github.com/wandergis/coordtransform, test/app.js.
  ['coordtransform', at(116.404, 39.915), at(116.41024449916938, 39.91640428150164), 0.001],
];

const BD: readonly [source: string, from: Position, to: Position, withinM: number][] = [
  ['Alibaba Cloud', at(120.026268, 30.279164), at(120.032768, 30.285238), 0.5],
  ['coordtransform', at(116.404, 39.915), at(116.41036949371029, 39.92133699351021), 0.001],
];

describe('published points', () => {
  test.each(GCJ)('[NS2] GCJ-02 by %s', (_, from, to, withinM) => {
    expect(distanceM(toGcj02(from), to)).toBeLessThan(withinM);
    expect(distanceM(toWgs84(to, 'gcj02'), from)).toBeLessThan(withinM);
  });

  test.each(BD)('[NS2] BD-09 by %s', (_, from, to, withinM) => {
    expect(distanceM(gcj02ToBd09(from), to)).toBeLessThan(withinM);
    expect(distanceM(toWgs84(to, 'bd09'), toWgs84(from, 'gcj02'))).toBeLessThan(withinM);
  });

  // lbsyun.baidu.com, geoconv v1, the example `coords=114.21892734521,29.575429778924&from=1&to=5`: what Baidu's service answers.
  test('[NS2] BD-09 of WGS-84 by Baidu', () => {
    const bd = gcj02ToBd09(toGcj02(at(114.21892734521, 29.575429778924)));
    expect(distanceM(bd, at(114.2307519546763, 29.57908428837437))).toBeLessThan(1);
  });
});

test('[NS2] back from either system a place is where it was, to a mm', () => {
  const seed = Date.now() % 1e9;
  const draw = drawer(seed);
  for (let round = 0; round < 500; round += 1) {
    const place = at(100 + draw() * 18, 27 + draw() * 13);
    const gcj = toGcj02(place);
    expect(distanceM(place, gcj), `seed ${seed}`).toBeGreaterThan(50);
    expect(distanceM(toWgs84(gcj, 'gcj02'), place), `seed ${seed}`).toBeLessThan(0.001);
    expect(distanceM(toWgs84(gcj02ToBd09(gcj), 'bd09'), place), `seed ${seed}`).toBeLessThan(0.001);
  }
});

describe('where maps are shifted', () => {
  test.each([
    ['Beijing', 116.39, 39.91],
    ['Shanghai', 121.47, 31.23],
    ['Zhoushan', 122.2, 30.0],
    ['Xiamen', 118.09, 24.47],
    ['Shenzhen', 114.06, 22.54],
    ['Shekou', 113.91, 22.49],
    ['Zhuhai', 113.57, 22.27],
    ['Hengqin', 113.5, 22.13],
    ['Sanya', 109.51, 18.25],
    ['Beihai', 109.12, 21.48],
    ['Dongxing', 107.97, 21.55],
    ['Hekou', 103.94, 22.54],
    ['Jinghong', 100.8, 22.01],
    ['Ruili', 97.85, 24.02],
    ['Lhasa', 91.13, 29.65],
    ['Yadong', 88.91, 27.49],
    ['Gar', 80.1, 32.5],
    ['Tashkurgan', 75.23, 37.77],
    ['Kashgar', 75.99, 39.47],
    ['Horgos', 80.41, 44.21],
    ['Tacheng', 82.98, 46.75],
    ['Altay', 88.13, 47.85],
    ['Erenhot', 111.97, 43.65],
    ['Manzhouli', 117.44, 49.59],
    ['Mohe', 122.37, 53.48],
    ['Heihe', 127.49, 50.24],
    ['Fuyuan', 134.29, 48.36],
    ['Suifenhe', 131.15, 44.4],
    ['Hunchun', 130.37, 42.86],
    ['Dandong', 124.38, 40.12],
    ['Dalian', 121.61, 38.91],
    ['Weihai', 122.12, 37.51],
  ])('[NS3] %s is', (_, lng, lat) => {
    expect(isMainland(at(lng, lat))).toBe(true);
    expect(toGcj02(at(lng, lat))).not.toEqual(at(lng, lat));
  });

  test.each([
    ['Hong Kong', 114.17, 22.3],
    ['Tuen Mun', 113.97, 22.39],
    ['Sheung Shui', 114.13, 22.5],
    ['Macau', 113.545, 22.19],
    ['Taipa', 113.56, 22.155],
    ['Taipei', 121.56, 25.04],
    ['Kinmen', 118.35, 24.44],
    ['Hanoi', 105.85, 21.03],
    ['Vientiane', 102.6, 17.97],
    ['Mandalay', 96.08, 21.97],
    ['Dhaka', 90.41, 23.81],
    ['Thimphu', 89.64, 27.47],
    ['Kathmandu', 85.32, 27.7],
    ['Delhi', 77.21, 28.61],
    ['Lahore', 74.34, 31.55],
    ['Leh', 77.58, 34.16],
    ['Bishkek', 74.59, 42.87],
    ['Almaty', 76.9, 43.24],
    ['Ulaanbaatar', 106.9, 47.92],
    ['Blagoveshchensk', 127.56, 50.29],
    ['Khabarovsk', 135.07, 48.48],
    ['Vladivostok', 131.89, 43.12],
    ['Pyongyang', 125.75, 39.03],
    ['Seoul', 126.98, 37.57],
    ['Fukuoka', 130.4, 33.59],
    ['Manila', 120.98, 14.6],
    ['New York', -74, 40.7],
  ])('[NS3] %s is not', (_, lng, lat) => {
    const place = at(lng, lat);
    expect(isMainland(place)).toBe(false);
    expect([toGcj02(place), toWgs84(place, 'gcj02'), toWgs84(place, 'bd09')]).toEqual([place, place, place]);
  });
});
