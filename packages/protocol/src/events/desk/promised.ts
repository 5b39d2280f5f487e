import * as v from 'valibot';
import { Cid, Id, Instant } from '../../ids.ts';
import { OrderNumber } from '../../order.ts';
import { DEBT_KINDS } from '../../promise.ts';
import { Label, Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/**
 * `by` has promised the shopper something, due at `dueAt`; its `cid` names the promise from there on. What is about an order carries the
 * order's number. The words are empty where they were erased. A `follow_up` is the system's: a low rating has opened it, `owner` owes it, and the words are its stars.
 */
export const Promised = v.object({
  kind: v.literal('promised'),
  ...deskStamp,
  cid: Cid,
  what: v.picklist(DEBT_KINDS),
  owner: v.exactOptional(v.object({ id: Id, name: Label })),
  order: v.exactOptional(OrderNumber),
  dueAt: Instant,
  text: v.union([Text, v.literal('')]),
});
