import { isPlanted, runPlanted } from './lib/planted.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { jump } from './lib/wall.ts';

const HOUR_MS = 3_600_000;
const SEED = 23;

interface Shape {
  forMs: number;
  betweenMs: number;
  shoppers: number;
}

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { forMs: 3500, betweenMs: 700, shoppers: 6 },
  long: { forMs: 120_000, betweenMs: 5000, shoppers: 20 },
};
/** By then everybody is back, unless they wait for an hour that was taken away. */
const PLANTED_SETTLE_MS = 12_000;

async function run({ forMs, betweenMs, shoppers }: Shape): Promise<Outcome> {
  // Only now: what the SDK tells the time by is the clock that jumps.
  const { talk } = await import('./lib/talk.ts');
  let count = 0;
  const outcome = await talk({
    shoppers,
    agents: 1,
    everyMs: 250,
    forMs,
    seed: SEED,
    conditions: {},
    disturbEveryMs: betweenMs,
    disturb(proxy) {
      // What is on its way, and the waiting that follows, lie on both sides of the jump.
      proxy.endAll('cut');
      jump(count === 0 ? HOUR_MS : (count % 2 ? -2 : 2) * HOUR_MS);
      count += 1;
    },
    ...(isPlanted() ? { settleMs: PLANTED_SETTLE_MS } : {}),
  });
  return { ...outcome, figures: { ...outcome.figures, jumps: count } };
}

export const fault: Fault = {
  name: 'client-clock',
  what: 'The wall clock of shoppers and agents jumps by an hour and more, forwards and back, while they talk and their lines are cut.',
  rules: ['C1', 'C8', 'C21'],
  control: 'the client measures time by the wall clock',
  shows: ['stuck'],
  run: (scale) => run(SHAPE[scale]),
  runControl: () => runPlanted('client-clock', 'short', 'timers-by-wall'),
};
