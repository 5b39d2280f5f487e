import type { Counters } from '../../../sim/history.ts';

export type { Counters };

/** What a run of a fault has shown. */
export interface Outcome {
  counters: Counters;
  /** For the table: name → number or short text with its unit. */
  figures: Readonly<Record<string, string | number>>;
  /** What else was not as promised, one sentence each. */
  failures?: readonly string[];
}

/** `short`: seconds, part of `npm test`. `long`: minutes, part of `npm run proof`. */
export type Scale = 'short' | 'long';

/** What a control must raise: a counter above 0, or a failure with these words in it. */
export type Sign = keyof Counters | { readonly says: string };

/** One way in which machines, networks and peers fail. A module of `e2e/faults/` exports one as `fault`. */
export interface Fault {
  /** The name of its module. */
  name: string;
  /** One sentence for docs/reliability.md. */
  what: string;
  /** The rules of the contract that it tries, e.g. `C5`. */
  rules: readonly string[];
  /** What is switched off in the control, one phrase. */
  control: string;
  /** What the control must raise, all of it: another complaint would prove nothing about the guard. */
  shows: readonly Sign[];
  /** The reason why it can't be made on this machine; undefined when it can. */
  notHere?(): Promise<string | undefined>;
  /** Makes the fault. All six counters must be 0, and no failures. */
  run(scale: Scale): Promise<Outcome>;
  /** The same with the guard off: must raise what `shows` names. */
  runControl(scale: Scale): Promise<Outcome>;
}
