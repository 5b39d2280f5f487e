import { pot as shapes } from '../pictures/pot.ts';
import type { Good } from './good.ts';

export const pot: Good = {
  slug: 'cast-iron-pot',
  name: { en: 'Cast-iron pot', zh: '铸铁炖锅' },
  category: 'kitchen',
  hour: 'evening',
  time: '17:40',
  price: 46_800,
  stock: 12,
  line: {
    en: 'Four litres of whatever there is time for.',
    zh: '四升慢炖，有多少时间炖多少味。',
  },
  text: {
    en: 'Heavy, even, patient. Enamelled inside so that tomatoes don’t mind, with a brass knob that goes into the oven with the rest.',
    zh: '厚重、均匀、有耐心。内壁搪瓷，炖番茄也不怕；黄铜盖钮可以一同进烤箱。',
  },
  details: [
    [
      { en: 'Holds', zh: '容量' },
      { en: '4 litres, ⌀ 24 cm', zh: '4 升，直径 24 厘米' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Enamelled cast iron, brass', zh: '搪瓷铸铁、黄铜' },
    ],
    [
      { en: 'For', zh: '适用' },
      { en: 'All stoves, oven to 250 °C', zh: '各种炉灶，烤箱 250 °C' },
    ],
    [
      { en: 'Weight', zh: '重量' },
      { en: '4.9 kg', zh: '4.9 千克' },
    ],
  ],
  alt: { en: 'A round persimmon-red pot with a lid and a brass knob', zh: '柿红色圆炖锅，黄铜盖钮' },
  shapes,
};
