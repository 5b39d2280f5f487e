import { ABUSE, PHRASES } from '@shopbell/domain';
import type { Dice } from './dice.ts';

/** How many of an agent's words to a shopper the guard has something to say to. */
const GUARDED = 0.5;
/** A number at which somebody could be called: to be asked about. */
const CONTACT = '13800138000';

/** What the guard does with words: refuses them, or has their line at the desk. */
export type GuardSays = 'blocks' | 'asks';

/** Words as they were drawn, now and then with something in them that the standard rules are about. */
export function guardedWords(dice: Dice | undefined, text: string): { text: string; guard?: GuardSays } {
  if (!dice?.hit(GUARDED)) return { text };
  const guard = dice.pick(['blocks', 'asks'] as const);
  const bad = guard === 'blocks' ? dice.pick(ABUSE) : dice.pick([CONTACT, dice.pick(PHRASES) ?? CONTACT] as const);
  return { text: `${text}, ${bad}`, guard };
}
