import type { ProblemCode } from '@shopbell/protocol';
import type { Draft } from './command.ts';

/** What the conversation makes of a command: events to append, a refusal, or "say it to my successor". */
export type Verdict = { events: readonly Draft[] } | { refused: ProblemCode } | { succeed: true };

/** These, in this order; nothing is a verdict too. */
export const events = (...drafts: Draft[]): Verdict => ({ events: drafts });
