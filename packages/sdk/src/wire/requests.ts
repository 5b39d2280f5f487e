import type { PromiseKind, PromiseOutcome } from '@shopbell/protocol';
import { reason } from './reason.ts';
import { variant } from './shape.ts';

const anyText = <T extends string>(value: unknown): value is T => typeof value === 'string';
const inside = { conversation: '' } as const;
/** A durable request that comes from a device or another tab. */
export const isRequest = variant('type', {
  say: {
    'conversation?': '',
    text: '',
    'page?': { url: '', title: '' },
    'group?': '',
    'language?': '',
    'skills?': [''],
    'file?': '',
  },
  note: { ...inside, text: '' },
  take: inside,
  transfer: { ...inside, 'to?': '', 'group?': '', reason, text: '' },
  give_back: { ...inside, reason, text: '' },
  take_over: { ...inside, from: '', text: '' },
  whisper: { ...inside, to: '', text: '' },
  invite: { ...inside, to: '', text: '' },
  join: inside,
  decline: inside,
  part: inside,
  promise: { ...inside, what: anyText<PromiseKind>, 'order?': '', dueAt: 0, text: '' },
  // To whom it is given (`to`) is agents' alone, and for the relay to look at: this table is in every shopper's page.
  settle_promise: { ...inside, promise: '', outcome: anyText<PromiseOutcome>, 'dueAt?': 0, 'text?': '' },
  close: inside,
  edit: { ...inside, of: 0, 'said?': '', text: '' },
  recall: { ...inside, of: 0, 'said?': '' },
});
