import * as v from 'valibot';
import { Cid, Instant } from '../../ids.ts';
import { OrderNumber } from '../../order.ts';
import { PROMISE_KINDS } from '../../promise.ts';
import { Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/**
 * `by` has promised the shopper something, due at `dueAt`; its `cid` names the promise from there on. What is about an order carries the
 * order's number. The words are empty where they were erased.
 */
export const Promised = v.object({
  kind: v.literal('promised'),
  ...deskStamp,
  cid: Cid,
  what: v.picklist(PROMISE_KINDS),
  order: v.exactOptional(OrderNumber),
  dueAt: Instant,
  text: v.union([Text, v.literal('')]),
});
