import { blanket as shapes } from '../pictures/blanket.ts';
import type { Good } from './good.ts';

export const blanket: Good = {
  slug: 'wool-throw',
  name: { en: 'Wool throw', zh: '羊毛盖毯' },
  category: 'home',
  hour: 'night',
  time: '22:15',
  price: 52_900,
  stock: 11,
  line: {
    en: 'For the shoulders first, the knees later.',
    zh: '先披肩，后盖膝。',
  },
  text: {
    en: 'Spun and woven in Inner Mongolia from undyed and plant-dyed wool. Heavy enough to stay put, light enough to take to the balcony.',
    zh: '内蒙古羊毛，原色与植物染纱线织成。够沉，不会滑落；够轻，拿到阳台也方便。',
  },
  details: [
    [
      { en: 'Size', zh: '尺寸' },
      { en: '140 × 190 cm', zh: '140 × 190 厘米' },
    ],
    [
      { en: 'Made of', zh: '材质' },
      { en: 'Wool', zh: '羊毛' },
    ],
    [
      { en: 'Made in', zh: '产地' },
      { en: 'Inner Mongolia', zh: '内蒙古' },
    ],
    [
      { en: 'Care', zh: '保养' },
      { en: 'Air it; wash cold by hand', zh: '多晾晒，冷水手洗' },
    ],
  ],
  alt: { en: 'Three folded blankets with a striped throw laid over', zh: '三条叠好的毯子，上面搭着一条条纹盖毯' },
  shapes,
};
