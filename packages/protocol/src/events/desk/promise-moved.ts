import * as v from 'valibot';
import { Cid, Instant } from '../../ids.ts';
import { Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** The promise is due at another time; `text` says why, and is empty where it was erased. */
export const PromiseMoved = v.object({
  kind: v.literal('promise_moved'),
  ...deskStamp,
  promise: Cid,
  dueAt: Instant,
  text: v.union([Text, v.literal('')]),
});
