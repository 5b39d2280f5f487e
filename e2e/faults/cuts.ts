import { type DrawConditions, randomEndings } from '@shopbell/sdk/testing';
import { isPlanted, runPlanted } from './lib/planted.ts';
import { type TalkOptions, talk } from './lib/talk.ts';
import type { Fault } from './lib/types.ts';

/** Lines end at a random byte, by being closed, reset or closed one way, with frames on them. */
const lines = (withinBytes: number, withinMs: number): DrawConditions =>
  randomEndings({
    withinBytes,
    withinMs,
    kinds: ['cut', 'reset', 'half-close'],
    besides: { delayMs: 50, jitterMs: 20 },
  });

const short: TalkOptions = {
  shoppers: 6,
  agents: 2,
  everyMs: 120,
  forMs: 3000,
  seed: 3,
  conditions: lines(6000, 1500),
};
/** The wait between two tries grows to 10 s: lines live as long as that, or nobody would get a word in. */
const long: TalkOptions = {
  ...short,
  shoppers: 20,
  everyMs: 1000,
  forMs: 600_000,
  conditions: lines(60_000, 10_000),
};

export const fault: Fault = {
  name: 'cuts',
  what: 'Sockets of shoppers and agents (the SDK in Node) are cut at random bytes: closed, reset, or closed one way.',
  rules: ['C1', 'C2', 'C7', 'C8', 'C10', 'C12', 'C25'],
  control: 'the client does not send again what was on its way when the line was cut',
  shows: ['stuck'],
  run: (scale) => talk({ ...(scale === 'long' ? long : short), ...(isPlanted() ? { graceMs: 2000 } : {}) }),
  runControl: () => runPlanted('cuts', 'short', 'cut-forgets'),
};
