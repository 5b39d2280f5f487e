import { teapot as shapes } from '../pictures/teapot.ts';
import type { Good } from './good.ts';

export const teapot: Good = {
  slug: 'glass-teapot',
  name: { en: 'Glass teapot', zh: '玻璃茶壶' },
  category: 'table',
  hour: 'midday',
  time: '15:00',
  price: 19_800,
  stock: 4,
  line: {
    en: 'See when it is strong enough.',
    zh: '茶色浓淡，一眼看清。',
  },
  text: {
    en: 'Thin borosilicate glass, a lid of turned beech, and a strainer wide enough for leaves to open. Pours three cups.',
    zh: '轻薄高硼硅玻璃，车制山毛榉壶盖，滤胆宽敞，茶叶能舒展开。一壶三杯。',
  },
  details: [
    [
      { en: 'Holds', zh: '容量' },
      { en: '650 ml', zh: '650 毫升' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Borosilicate glass, beech, steel', zh: '高硼硅玻璃、山毛榉、不锈钢' },
    ],
    [
      { en: 'For', zh: '适用' },
      { en: 'Up to 150 °C; ceramic hob', zh: '耐热 150 °C，可用电陶炉' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'By hand', zh: '手洗' },
    ],
  ],
  alt: { en: 'A glass teapot with amber tea and a wooden lid', zh: '盛着琥珀色茶汤的木盖玻璃壶' },
  shapes,
};
