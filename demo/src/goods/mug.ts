import { mug as shapes } from '../pictures/mug.ts';
import type { Good } from './good.ts';

export const mug: Good = {
  slug: 'stoneware-mug',
  name: { en: 'Stoneware mug', zh: '粗陶马克杯' },
  category: 'table',
  hour: 'morning',
  time: '07:05',
  price: 7_800,
  stock: 64,
  line: {
    en: 'A bare clay foot and a handle for three fingers.',
    zh: '裸陶杯底，刚好容下三根手指的杯耳。',
  },
  text: {
    en: 'Thrown in Jingdezhen, dipped in a speckled glaze and left bare where the hand rests. No two are quite alike, which settles whose is whose.',
    zh: '景德镇手工拉坯，上半施斑点釉，手握处留素胎。每只都略有不同，谁的杯子一眼便知。',
  },
  details: [
    [
      { en: 'Holds', zh: '容量' },
      { en: '340 ml', zh: '340 毫升' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Stoneware, food-safe glaze', zh: '粗陶、食品级釉' },
    ],
    [
      { en: 'Made in', zh: '产地' },
      { en: 'Jingdezhen', zh: '景德镇' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'Dishwasher and microwave', zh: '可用洗碗机、微波炉' },
    ],
  ],
  alt: { en: 'A speckled cream mug with a bare clay foot', zh: '米色斑点釉、素胎杯底的马克杯' },
  shapes,
};
