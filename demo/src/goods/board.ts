import { board as shapes } from '../pictures/board.ts';
import type { Good } from './good.ts';

export const board: Good = {
  slug: 'bread-board',
  name: { en: 'Bread board', zh: '面包砧板' },
  category: 'kitchen',
  hour: 'morning',
  time: '07:20',
  price: 12_800,
  stock: 22,
  line: {
    en: 'One plank of cherry, oiled, with a hole to hang it by.',
    zh: '整块樱桃木，上过木蜡油，可挂墙。',
  },
  text: {
    en: 'Cut from a single plank so that there is no glue to give. Sand it, oil it, and it is new again; we send a small tin of wax along.',
    zh: '整木制成，没有拼缝，不会开胶。打磨上油后焕然一新，随板附赠一小罐木蜡。',
  },
  details: [
    [
      { en: 'Size', zh: '尺寸' },
      { en: '38 × 22 × 1.8 cm', zh: '38 × 22 × 1.8 厘米' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Cherry', zh: '樱桃木' },
    ],
    [
      { en: 'Weight', zh: '重量' },
      { en: '1.1 kg', zh: '1.1 千克' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'Wipe; oil twice a year', zh: '擦拭即可，每年上油两次' },
    ],
  ],
  alt: { en: 'A wooden board with a loaf of bread in front', zh: '木砧板，前面放着一条面包' },
  shapes,
};
