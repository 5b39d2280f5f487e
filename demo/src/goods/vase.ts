import { vase as shapes } from '../pictures/vase.ts';
import type { Good } from './good.ts';

export const vase: Good = {
  slug: 'ribbed-vase',
  name: { en: 'Ribbed vase', zh: '竖纹花瓶' },
  category: 'home',
  hour: 'evening',
  time: '18:30',
  price: 14_800,
  stock: 15,
  line: {
    en: 'Narrow neck: one branch is enough.',
    zh: '瓶口收窄，一枝足矣。',
  },
  text: {
    en: 'Celadon over hand-cut ribs, so that the glaze pools and the light does the decorating. The branch comes from wherever you walked today.',
    zh: '手工刻出竖纹，青瓷釉在沟里积成深浅，光影便是装饰。花枝，就用今天散步折来的那一枝。',
  },
  details: [
    [
      { en: 'Height', zh: '高度' },
      { en: '21 cm', zh: '21 厘米' },
    ],
    [
      { en: 'Mouth', zh: '瓶口' },
      { en: '⌀ 3.5 cm', zh: '直径 3.5 厘米' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Celadon stoneware', zh: '青瓷' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'Rinse; change the water', zh: '清水冲洗，勤换水' },
    ],
  ],
  alt: { en: 'A celadon vase with a branch of plum blossom', zh: '插着一枝梅花的青瓷花瓶' },
  shapes,
};
