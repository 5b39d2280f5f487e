import type { Fault, Outcome } from './types.ts';

/** One run, with the fault or of its control. */
export interface Attempt {
  /** Undefined when it broke. */
  readonly outcome?: Outcome;
  /** Why it broke. */
  readonly error?: string;
  readonly seconds: number;
}

/** What became of one fault. */
export interface Report extends Pick<Fault, 'name' | 'what' | 'rules' | 'control' | 'shows'> {
  /** The reason why it was not run; then there is no attempt. */
  readonly notRun?: string;
  readonly held?: Attempt;
  readonly controlled?: Attempt;
}
