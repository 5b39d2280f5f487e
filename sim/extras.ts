import { createDice, type Dice } from './world/dice.ts';

/** What is in some worlds only, each drawn from dice of its own: a world without it is as it always was. */
export const EXTRAS = ['erasing', 'promising', 'guarded', 'leaving'] as const;

export type Extra = (typeof EXTRAS)[number];

/** In how many worlds each is, and whence its dice are. */
const DRAWN: { readonly [E in Extra]: { share: number; from: number } } = {
  erasing: { share: 0.1, from: 731_000_000 },
  promising: { share: 0.1, from: 732_000_000 },
  guarded: { share: 0.1, from: 733_000_000 },
  leaving: { share: 0.1, from: 734_000_000 },
};

const first = (seed: number, extra: Extra): Dice => createDice(-seed - DRAWN[extra].from);

/** What is meant by `--with`. */
export const extrasOf = (said: string | undefined): readonly Extra[] | undefined =>
  said === undefined ? undefined : EXTRAS.filter((extra) => said === 'all' || said === extra);

/** What this world has; drawn unless said. */
export const drawExtras = (seed: number, said: readonly Extra[] | undefined): ReadonlySet<Extra> =>
  new Set(said ?? EXTRAS.filter((extra) => first(seed, extra).hit(DRAWN[extra].share)));

/** The dice of one of them, for whoever has this number: what is rolled there moves nothing else. */
export function extraDice(seed: number, extra: Extra, number = 0): Dice {
  const dice = first(seed, extra);
  for (let before = 0; before < number; before++) dice.fork();
  return dice.fork();
}
