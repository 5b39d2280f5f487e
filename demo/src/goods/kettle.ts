import { kettle as shapes } from '../pictures/kettle.ts';
import type { Good } from './good.ts';

export const kettle: Good = {
  slug: 'enamel-kettle',
  name: { en: 'Enamel kettle', zh: '搪瓷水壶' },
  category: 'kitchen',
  hour: 'morning',
  time: '06:50',
  price: 26_800,
  stock: 18,
  line: {
    en: 'Two litres on the stove, and a spout that doesn’t drip.',
    zh: '两升容量，明火可用，壶嘴不滴漏。',
  },
  text: {
    en: 'Steel under two coats of enamel, with a beech grip that stays cool. It sings quietly a minute before it boils, so nobody has to stand and wait.',
    zh: '钢胎双层搪瓷，山毛榉把手不烫手。水开前一分钟会轻轻鸣响，不必守在炉边。',
  },
  details: [
    [
      { en: 'Holds', zh: '容量' },
      { en: '2 litres', zh: '2 升' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Enamelled steel, beech', zh: '搪瓷钢、山毛榉' },
    ],
    [
      { en: 'For', zh: '适用' },
      { en: 'Gas, induction, ceramic', zh: '燃气、电磁、电陶炉' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'By hand; descale with vinegar', zh: '手洗，白醋除垢' },
    ],
  ],
  alt: { en: 'A dark green kettle with a wooden grip', zh: '木把手的墨绿色水壶' },
  shapes,
};
