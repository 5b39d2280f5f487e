import type { PromiseKind, PromiseOutcome } from '@shopbell/protocol';
import { reason } from './reason.ts';
import { REQUESTS } from './requests.ts';
import { variant } from './variant.ts';

const anyText = <T extends string>(value: unknown): value is T => typeof value === 'string';
const inside = { conversation: '' } as const;

/** The same of an agent's: no shopper's page loads it. */
export const isDeskRequest = variant('type', {
  ...REQUESTS,
  note: { ...inside, text: '' },
  take: inside,
  ask_rating: inside,
  transfer: { ...inside, 'to?': '', 'group?': '', reason, text: '' },
  give_back: { ...inside, reason, text: '' },
  give_up: { ...inside, text: '' },
  merge: { ...inside, from: '' },
  take_over: { ...inside, from: '', text: '' },
  whisper: { ...inside, to: '', text: '' },
  invite: { ...inside, to: '', text: '' },
  join: inside,
  decline: inside,
  part: inside,
  promise: { ...inside, what: anyText<PromiseKind>, 'order?': '', dueAt: 0, text: '' },
  // To whom it is given (`to`) is for the relay to look at.
  settle_promise: { ...inside, promise: '', outcome: anyText<PromiseOutcome>, 'dueAt?': 0, 'text?': '' },
});
