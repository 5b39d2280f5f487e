import { lamp as shapes } from '../pictures/lamp.ts';
import type { Good } from './good.ts';

export const lamp: Good = {
  slug: 'mushroom-lamp',
  name: { en: 'Mushroom lamp', zh: '蘑菇台灯' },
  category: 'light',
  hour: 'night',
  time: '20:45',
  price: 35_900,
  stock: 7,
  line: {
    en: 'Light for the page, not for the ceiling.',
    zh: '只照书页，不照天花板。',
  },
  text: {
    en: 'An opal glass cap on a clay foot, with a dimmer in the cord that turns without a click. Warm light at 2,200 to 2,700 K.',
    zh: '乳白玻璃灯罩，陶土灯座，线上旋钮无声调光，色温 2200–2700 K。',
  },
  details: [
    [
      { en: 'Height', zh: '高度' },
      { en: '31 cm', zh: '31 厘米' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Opal glass, terracotta', zh: '乳白玻璃、陶土' },
    ],
    [
      { en: 'Light', zh: '光源' },
      { en: 'E27, 6 W LED included', zh: 'E27，含 6 W LED' },
    ],
    [
      { en: 'Cord', zh: '电线' },
      { en: '1.8 m, dimmer', zh: '1.8 米，带调光' },
    ],
  ],
  alt: { en: 'A table lamp with a round glowing cap', zh: '圆顶发光的台灯' },
  shapes,
};
