import { randomEndings } from '@shopbell/sdk/testing';
import { type TalkOptions, talk } from './lib/talk.ts';
import type { Fault } from './lib/types.ts';

/** A line lives some hundred ms, and ends at a random byte, by being closed, reset or cut one way. */
const conditions = randomEndings({ withinBytes: 6000, withinMs: 1500, kinds: ['cut', 'reset', 'half-close'] });

const short: TalkOptions = { shoppers: 6, agents: 2, everyMs: 120, forMs: 3000, seed: 3, conditions };
const long: TalkOptions = { ...short, shoppers: 20, everyMs: 200, forMs: 600_000 };

export const fault: Fault = {
  name: 'cuts',
  what: 'Sockets of shoppers and agents (the SDK in Node) are cut at random bytes: closed, reset, or closed one way.',
  rules: ['C1', 'C2', 'C7', 'C8', 'C10', 'C12', 'C25'],
  control: 'the server forgets which ids it has stored',
  run: (scale) => talk(scale === 'long' ? long : short),
  runControl: () => talk({ ...short, forMs: 2000, plant: 'no-dedup', graceMs: 2500 }),
};
