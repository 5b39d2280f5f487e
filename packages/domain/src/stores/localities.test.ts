import { expect, test } from 'vitest';
import {
  findLocalities,
  indexLocalities,
  LOCALITY_BOUNDS,
  localityLabel,
  parseLocality,
  storesNamed,
} from './localities.ts';
import { store } from './sample.contract.ts';

const position = { lat: 1, lng: 2 };
const place = (name: string, city = '', postcode = '') => ({
  ...(name && { name }),
  ...(city && { city }),
  ...(postcode && { postcode }),
  position,
});
const LOCALITIES = indexLocalities([
  place('鼓楼区', '福州市'),
  place('鼓楼区', '南京市', '210009'),
  place('', '南京市'),
  place('徐汇区', '上海市', '200030'),
  place('', 'New York', '10001'),
  place('Newark', 'New Jersey'),
  place('St. John’s Wood', 'London', 'NW8 6PL'),
]);
const found = (text: string, limit = 9) => findLocalities(LOCALITIES, text, limit).map(localityLabel);

test.each([
  ['鼓楼', ['鼓楼区, 福州市', '鼓楼区, 南京市, 210009']],
  ['南京 鼓楼区', ['鼓楼区, 南京市, 210009']],
  ['南京市鼓楼区', ['鼓楼区, 南京市, 210009']],
  ['上海市徐汇', ['徐汇区, 上海市, 200030']],
  ['南京', ['南京市', '鼓楼区, 南京市, 210009']],
  ['200030', ['徐汇区, 上海市, 200030']],
  ['nw8  6pl', ['St. John’s Wood, London, NW8 6PL']],
  ['NEW', ['New York, 10001', 'Newark, New Jersey']],
  ['newark, new jersey', ['Newark, New Jersey']],
  ['上', ['徐汇区, 上海市, 200030']],
  ['区', []],
  ['Atlantis', []],
  [' , ', []],
  ['', []],
])('[NS7] “%s” is found however it is written', (text, places) => {
  expect(found(text)).toEqual(places);
});

test('[NS7] no more are found than were asked for', () => {
  expect(found('鼓楼', 1)).toHaveLength(1);
});

test('[NS7] a store is found by every word of its name and address', () => {
  const all = [
    store({ id: 'a', name: 'Harbour', address: '江苏省南京市鼓楼区1号' }),
    store({ id: 'b', name: 'Harbour West', address: '2 Mill Lane' }),
  ];
  const named = (text: string, limit = 9) => storesNamed(all, text, limit).map(({ id }) => id);
  expect([
    named('harbour'),
    named('harbour', 1),
    named('mill harbour'),
    named('南京 鼓楼'),
    named('x'),
    named(''),
  ]).toEqual([['a', 'b'], ['a'], ['b'], ['a'], [], []]);
});

test('[NS5] a place that is not right is refused by name', () => {
  const codes = (given: object) => {
    const read = parseLocality({ position, ...given });
    return read.ok ? read.locality : read.faults.map(({ code, path }) => `${code} ${path}`);
  };
  expect(codes({ name: ' Here ', city: '', postcode: undefined })).toEqual({ name: 'Here', position });
  expect(codes({})).toEqual(['locality_empty name']);
  expect(codes({ city: 'x'.repeat(LOCALITY_BOUNDS.wordsMaxChars + 1) })).toEqual(['locality_invalid city']);
  expect(codes({ name: 'x', position: { lat: 91, lng: 0 } })).toEqual(['position_invalid position.lat']);
});
