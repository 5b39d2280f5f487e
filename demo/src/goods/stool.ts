import { stool as shapes } from '../pictures/stool.ts';
import type { Good } from './good.ts';

export const stool: Good = {
  slug: 'beech-stool',
  name: { en: 'Beech stool', zh: '山毛榉凳' },
  category: 'home',
  hour: 'evening',
  time: '19:00',
  price: 39_900,
  stock: 0,
  line: {
    en: 'A seat, a side table, a step to the top shelf.',
    zh: '能坐，能当边几，也能垫脚取高处的东西。',
  },
  text: {
    en: 'Four legs wedged through the seat, no screw to come loose. The next batch is drying; ask us when it leaves the workshop.',
    zh: '四条凳腿榫接穿座面，没有会松的螺丝。下一批木料正在晾干，何时出厂可以问我们。',
  },
  details: [
    [
      { en: 'Size', zh: '尺寸' },
      { en: '⌀ 34 cm, 45 cm high', zh: '直径 34 厘米，高 45 厘米' },
    ],
    [
      { en: 'Carries', zh: '承重' },
      { en: '130 kg', zh: '130 千克' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Beech, plant oil', zh: '山毛榉、植物油' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'Wipe dry', zh: '擦干即可' },
    ],
  ],
  alt: { en: 'A round wooden stool on four splayed legs', zh: '四腿外撇的圆木凳' },
  shapes,
};
