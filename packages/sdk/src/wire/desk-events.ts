import type { ContactField, DebtKind, GuardRule, LeftReason, RequeueReason } from '@shopbell/protocol';
import { isActor } from './events.ts';
import { reason } from './reason.ts';
import { variant } from './variant.ts';

/** A reason of a newer relay must not cost the event. */
const anyText = <T extends string>(value: unknown): value is T => typeof value === 'string';
const texts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const contact = { 'name?': '', 'email?': '', 'phone?': '' } as const;
const fieldsOfContact = (value: unknown): value is ContactField[] => texts(value);

const rulesOfGuard = (value: unknown): value is GuardRule[] => texts(value);

const named = { id: '', name: '' } as const;
const stamp = { deskSeq: 0, afterSeq: 0, at: 0, by: isActor, 'cid?': '' } as const;

/** A desk event whose kind and shape this client knows. Kept out of the shoppers' bundle. */
export const isDeskEvent = variant('kind', {
  note: { ...stamp, text: '' },
  case_opened: { ...stamp, case: '' },
  case_owned: { ...stamp, case: '', owner: named },
  transferred: { ...stamp, 'to?': named, 'group?': named, reason, text: '' },
  given_back: { ...stamp, reason, text: '' },
  taken_over: { ...stamp, from: named, text: '' },
  whispered: { ...stamp, to: named, text: '' },
  invited: { ...stamp, to: named, text: '' },
  declined: stamp,
  requeued: { ...stamp, from: named, why: anyText<RequeueReason> },
  guarded: { ...stamp, rules: rulesOfGuard, of: 0 },
  held_back: { ...stamp, rules: rulesOfGuard, 'of?': 0 },
  left_because: { ...stamp, why: anyText<LeftReason>, 'lacking?': texts },
  promised: { ...stamp, cid: '', what: anyText<DebtKind>, 'owner?': named, 'order?': '', dueAt: 0, text: '' },
  promise_kept: { ...stamp, promise: '', 'text?': '' },
  contact_left: { ...stamp, contact, 'order?': '', 'masked?': fieldsOfContact },
  gave_up: { ...stamp, text: '' },
  merged: { ...stamp, conversation: '', case: '', 'owner?': named },
  merged_in: { ...stamp, conversation: '', 'dueAt?': 0 },
  promise_given_up: { ...stamp, promise: '', text: '' },
  promise_moved: { ...stamp, promise: '', dueAt: 0, text: '' },
  promise_taken: { ...stamp, promise: '' },
  promise_given: { ...stamp, promise: '', to: named, text: '' },
  succeeded: { ...stamp, conversation: '' },
  identified: { ...stamp, member: { id: '', 'name?': '' } },
});
