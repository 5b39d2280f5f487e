import { blanket } from './blanket.ts';
import { board } from './board.ts';
import { bowl } from './bowl.ts';
import { can } from './can.ts';
import { candle } from './candle.ts';
import type { Category, Good, Hour } from './good.ts';
import { kettle } from './kettle.ts';
import { lamp } from './lamp.ts';
import { mug } from './mug.ts';
import { pot } from './pot.ts';
import { stool } from './stool.ts';
import { teapot } from './teapot.ts';
import { vase } from './vase.ts';

/** Everything the shop sells, in the order of the day. */
export const GOODS: readonly Good[] = [kettle, mug, board, can, bowl, teapot, pot, vase, stool, lamp, candle, blanket];

const bySlug = new Map(GOODS.map((good) => [good.slug, good]));

export const findGood = (slug: string): Good | undefined => bySlug.get(slug);

/** The two before and the two after it in the day, which goes round. */
export const goodsAround = (good: Good): readonly Good[] => {
  const at = GOODS.indexOf(good);
  return [-2, -1, 1, 2].flatMap((step) => GOODS.at((at + step) % GOODS.length) ?? []);
};

export const goodsOfHour = (hour: Hour): readonly Good[] => GOODS.filter((good) => good.hour === hour);

export const goodsOfCategory = (category: Category): readonly Good[] =>
  GOODS.filter((good) => good.category === category);
