import * as v from 'valibot';
import { Cid, Id, Instant } from '../ids.ts';
import { PROMISE_OUTCOMES } from '../promise.ts';
import { Text } from '../text.ts';

/**
 * Agents only: say what became of an open promise, or that it is due at another time (`dueAt`), or that one owes it oneself from now on.
 * `text` says why, where it is given up, moved or given; where it is kept it may say what came of it, and has to with a `follow_up` (else `text_empty`). For who owes it, who answers in the conversation, supervisors and admins (else
 * `not_yours`). Who owes it, supervisors and admins give it to another agent of the site, here or not (`to`; else `person_unknown`). What is settled already, or never was, is `promise_unknown`: of two at once, the later one learns so.
 */
export const SettlePromise = v.object({
  type: v.literal('settle_promise'),
  cid: Cid,
  conversation: Id,
  promise: Cid,
  outcome: v.picklist(PROMISE_OUTCOMES),
  to: v.exactOptional(Id),
  dueAt: v.exactOptional(Instant),
  text: v.exactOptional(Text),
});
export type SettlePromise = v.InferOutput<typeof SettlePromise>;
