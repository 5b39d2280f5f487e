import type { Dice } from './dice.ts';

/** How bad the world of one seed is. Times in ms, chances in [0, 1]. */
export interface Rates {
  /** Faults stop at this instant. */
  calmAt: number;
  /** One-way delay of a frame: at least `delayMs`, up to `jitterMs` more. */
  delayMs: number;
  jitterMs: number;
  /** Mean time between two faults of the lines, of the server, of the people; 0: none. */
  lineEveryMs: number;
  serverEveryMs: number;
  personEveryMs: number;
  /** Mean time between two things somebody does. */
  actEveryMs: number;
  /** How likely a bus loses, doubles, holds back a hint. */
  lose: number;
  double: number;
  hold: number;
  /** How likely a frame with events is lost between the relay and a line that is alive. */
  drop: number;
  /** The longest a sync takes. */
  syncMs: number;
  /** How often the whole 60 s are waited for, though all is well before. */
  patient: boolean;
  shoppers: number;
  tabs: number;
  agents: number;
  /** How many devices keep their outbox over a reload. */
  persistent: number;
  /** How likely a shopper is a member. */
  member: number;
  /** Messages that a program adds to one conversation all at once; mostly 0. */
  flood: number;
}

/** A chance that is often 0: most seeds have few kinds of faults, so that each can be seen alone. */
const some = (dice: Dice, most: number) => (dice.hit(0.5) ? 0 : dice.between(0, most));

/** How many seeds have shoppers with several tabs. */
const TABS = 0.4;

/** Draws what this seed's world is like; `tabs` says whether shoppers have several, unless that is drawn too. */
export function drawRates(dice: Dice, tabs: boolean | undefined): Rates {
  const slow = dice.hit(0.15);
  return {
    calmAt: dice.between(2_500, dice.hit(0.1) ? 60_000 : 13_000),
    delayMs: slow ? dice.between(100, 900) : dice.between(1, 60),
    jitterMs: slow ? dice.between(0, 2000) : dice.between(0, 80),
    lineEveryMs: dice.hit(0.2) ? 0 : dice.between(1_000, 15_000),
    serverEveryMs: dice.hit(0.35) ? 0 : dice.between(3_000, 30_000),
    personEveryMs: dice.hit(0.4) ? 0 : dice.between(3_000, 30_000),
    actEveryMs: dice.between(300, 2_500),
    lose: some(dice, 0.3),
    double: some(dice, 0.3),
    hold: some(dice, 0.3),
    drop: dice.hit(0.6) ? 0 : dice.between(0, 0.15),
    syncMs: dice.pick([1, 20, 200, 600]),
    patient: dice.hit(0.03),
    shoppers: 1 + dice.int(2),
    tabs: (tabs ?? dice.hit(TABS)) ? 2 + dice.int(2) : 1,
    agents: dice.hit(0.15) ? 0 : 1 + dice.int(3),
    persistent: dice.hit(0.7) ? 1 : 0,
    member: dice.hit(0.7) ? 0 : 0.7,
    flood: dice.hit(0.01) ? 150 + dice.int(450) : 0,
  };
}
