import { type DrawConditions, type LineConditions, TWO_G } from '@shopbell/sdk/testing';
import { isPlanted, runPlanted } from './lib/planted.ts';
import { type TalkOptions, talk } from './lib/talk.ts';
import type { Fault } from './lib/types.ts';

/** The same line on a quicker clock. */
const QUICK: LineConditions = {
  delayMs: 150,
  jitterMs: 200,
  bytesPerSecond: 8000,
  stall: { everyMs: 1500, forMs: 900 },
};

/** Every other line is lost after a while, in the middle of what is on its way. */
const lossy =
  (line: LineConditions, lostAfterMs: number): DrawConditions =>
  (draw) =>
    draw() < 0.5 ? line : { ...line, ending: { kind: 'cut', afterMs: lostAfterMs * (0.5 + draw()) } };

const short: TalkOptions = {
  shoppers: 6,
  agents: 1,
  everyMs: 300,
  forMs: 4000,
  seed: 11,
  conditions: lossy(QUICK, 1500),
};
const long: TalkOptions = { ...short, shoppers: 20, everyMs: 2000, forMs: 180_000, conditions: lossy(TWO_G, 20_000) };

export const fault: Fault = {
  name: '2g',
  what: 'Phones at the edge of a 2G cell: narrow, slow lines that stand still for seconds and are lost now and then.',
  rules: ['C7', 'C8', 'C12', 'C25'],
  control: 'the client does not send again what was on its way when the line was lost',
  shows: ['stuck'],
  run: (scale) => talk({ ...(scale === 'long' ? long : short), ...(isPlanted() ? { graceMs: 2000 } : {}) }),
  runControl: () => runPlanted('2g', 'short', 'cut-forgets'),
};
