import { candle as shapes } from '../pictures/candle.ts';
import type { Good } from './good.ts';

export const candle: Good = {
  slug: 'beeswax-candle',
  name: { en: 'Beeswax candle', zh: '蜂蜡烛' },
  category: 'light',
  hour: 'night',
  time: '21:30',
  price: 6_800,
  stock: 86,
  line: {
    en: 'Eight hours of quiet, with a brass holder.',
    zh: '八小时的安静，附黄铜烛台。',
  },
  text: {
    en: 'Poured from one keeper’s wax, cotton wick, nothing added: it smells of honey because it is. The holder outlives many candles; refills come in fours.',
    zh: '出自同一位养蜂人的蜂蜡，棉芯，不添加香料：蜜香就是它本来的味道。烛台可用很久，补充装四支一盒。',
  },
  details: [
    [
      { en: 'Burns', zh: '燃烧' },
      { en: '8 hours', zh: '8 小时' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Beeswax, cotton, brass', zh: '蜂蜡、棉、黄铜' },
    ],
    [
      { en: 'Size', zh: '尺寸' },
      { en: '⌀ 2.2 cm, 18 cm high', zh: '直径 2.2 厘米，高 18 厘米' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'Trim the wick to 5 mm', zh: '烛芯剪至 5 毫米' },
    ],
  ],
  alt: { en: 'A lit candle in a brass holder with a ring', zh: '黄铜环柄烛台上点燃的蜡烛' },
  shapes,
};
