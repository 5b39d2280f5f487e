import type { Options } from '../scripts/lib/arguments.ts';
import { EXTRAS } from './extras.ts';
import { SIGNS } from './signs.ts';

/** What `sim/main.ts` can be told; `npm run sim` passes it on. */
export const SIM_OPTIONS = {
  seeds: { takes: 'whole', what: 'how many seeds; without a time, 1,000' },
  from: { takes: 'whole', what: 'the first seed; 1 unless said' },
  seed: {
    takes: 'whole',
    what: 'one seed, with everything that happens in it',
    not: ['seeds', 'from', 'minutes', 'bad', 'shows', 'reach'],
  },
  minutes: { takes: 'positive', what: 'ends after this long' },
  tabs: { takes: 'nothing', what: 'only seeds whose shoppers have several tabs, which share a line' },
  'no-tabs': { takes: 'nothing', what: 'only seeds whose shoppers have one tab each', not: ['tabs'] },
  awkward: { takes: 'nothing', what: 'in all seeds chance is helped along, not in one of 25' },
  with: { takes: [...EXTRAS, 'all', 'none'], what: 'what every world has of what is else in some only' },
  bad: { takes: 'whole', what: 'ends at so many bad seeds; 10 unless said' },
  shows: { takes: SIGNS, what: 'only seeds that show this count as bad' },
  reach: { takes: ['short', 'all', 'none'], what: 'the rare states that must be reached: short, all, none' },
} as const satisfies Options;
