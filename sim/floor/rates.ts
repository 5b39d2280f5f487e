import type { Group } from '../../packages/server/src/ports/settings.ts';
import type { Dice } from '../world/dice.ts';

/** What the floor of one seed is like. Times in ms, chances in [0, 1]. */
export interface FloorRates {
  /** Faults, and people’s whims, end at this instant. */
  calmAt: number;
  delayMs: number;
  /** How likely the bus loses, doubles, holds back a hint. */
  lose: number;
  double: number;
  hold: number;
  syncMs: number;
  /** Mean time between two things somebody does, two cut lines, two crashes, two changes of settings; 0: none. */
  actEveryMs: number;
  cutEveryMs: number;
  crashEveryMs: number;
  changeEveryMs: number;
  shoppers: number;
  agents: number;
}

export const drawFloor = (dice: Dice): FloorRates => ({
  calmAt: dice.between(60_000, 180_000),
  delayMs: dice.between(1, 200),
  lose: dice.hit(0.6) ? 0 : dice.between(0, 0.2),
  double: dice.hit(0.6) ? 0 : dice.between(0, 0.2),
  hold: dice.hit(0.6) ? 0 : dice.between(0, 0.2),
  syncMs: dice.pick([1, 20, 200]),
  actEveryMs: dice.between(150, 900),
  cutEveryMs: dice.hit(0.2) ? 0 : dice.between(5000, 40_000),
  crashEveryMs: dice.hit(0.4) ? 0 : dice.between(20_000, 60_000),
  changeEveryMs: dice.hit(0.4) ? 0 : dice.between(10_000, 60_000),
  shoppers: 3 + dice.int(10),
  agents: 1 + dice.int(4),
});

/** A group as somebody may have set it. */
export const drawGroup = (dice: Dice, id: string): Group => ({
  id,
  name: id,
  mode: dice.hit(0.65) ? 'automatic' : 'pick',
  order: dice.hit(0.5) ? 'least_loaded' : 'longest_idle',
  ...(dice.hit(0.5) ? { acceptMs: 2000 + dice.int(8000) } : {}),
  maxWaiting: dice.hit(0.3) ? dice.int(4) : 50,
  maxWaitMs: 20_000 + dice.int(180_000),
  graceMs: 2000 + dice.int(23_000),
});
