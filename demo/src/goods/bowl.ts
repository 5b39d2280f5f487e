import { bowl as shapes } from '../pictures/bowl.ts';
import type { Good } from './good.ts';

export const bowl: Good = {
  slug: 'noodle-bowl',
  name: { en: 'Noodle bowl', zh: '面碗' },
  category: 'table',
  hour: 'midday',
  time: '12:15',
  price: 9_600,
  stock: 41,
  line: {
    en: 'Deep enough for seconds, with chopsticks of jujube wood.',
    zh: '碗够深，可添一碗，配枣木筷。',
  },
  text: {
    en: 'A wide rim to drink from and a tall foot to hold it by, painted with one line of waves. The noodles are yours to cook.',
    zh: '宽口好喝汤，高足不烫手，手绘一圈水波纹。面要自己煮。',
  },
  details: [
    [
      { en: 'Size', zh: '尺寸' },
      { en: '⌀ 19 cm, 9 cm high', zh: '直径 19 厘米，高 9 厘米' },
    ],
    [
      { en: 'Holds', zh: '容量' },
      { en: '1.1 litres', zh: '1.1 升' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Porcelain, jujube wood', zh: '瓷、枣木' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'Dishwasher; chopsticks by hand', zh: '碗可机洗，筷子手洗' },
    ],
  ],
  alt: { en: 'A blue bowl of noodles with an egg and chopsticks', zh: '盛着面条、鸡蛋和筷子的蓝色面碗' },
  shapes,
};
