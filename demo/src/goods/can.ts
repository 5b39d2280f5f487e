import { can as shapes } from '../pictures/can.ts';
import type { Good } from './good.ts';

export const can: Good = {
  slug: 'watering-can',
  name: { en: 'Watering can', zh: '浇水壶' },
  category: 'home',
  hour: 'midday',
  time: '11:15',
  price: 15_800,
  stock: 9,
  line: {
    en: 'A long reach and a brass rose as soft as rain.',
    zh: '长嘴够得远，黄铜花洒细如雨。',
  },
  text: {
    en: 'Balanced so that a full can still pours with one hand. The rose unscrews for pots on the top shelf.',
    zh: '重心恰好，装满水单手也能浇。花洒可拧下，高架上的盆栽也够得着。',
  },
  details: [
    [
      { en: 'Holds', zh: '容量' },
      { en: '1.5 litres', zh: '1.5 升' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Powder-coated steel, brass', zh: '喷粉钢、黄铜' },
    ],
    [
      { en: 'Height', zh: '高度' },
      { en: '24 cm', zh: '24 厘米' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'Empty after use', zh: '用后倒净余水' },
    ],
  ],
  alt: { en: 'A moss green watering can with a brass rose', zh: '带黄铜花洒的苔绿色浇水壶' },
  shapes,
};
