import type { ConversationId } from '@shopbell/protocol';

/** Who has been at a conversation for less than this has not seen whose it is, in ms; nobody looks up between keys that are closer. */
export const LOOK_MS = 700;

/** Keys pressed one after the other without looking up: all of them are meant for where the first one went. */
export interface TypingRun {
  readonly meantFor: ConversationId;
  readonly lastAt: number;
}

/** Less than a look lies between the two. A clock that was set meanwhile says nothing. */
export const isWithinLook = (at: number, before: number): boolean => Math.abs(at - before) < LOOK_MS;

/** The run after a key that went to `conversation`: it goes on, or another one begins there. */
export function nextRun(run: TypingRun | undefined, conversation: ConversationId, at: number): TypingRun {
  const goesOn = run !== undefined && isWithinLook(at, run.lastAt);
  return { meantFor: goesOn ? run.meantFor : conversation, lastAt: at };
}
