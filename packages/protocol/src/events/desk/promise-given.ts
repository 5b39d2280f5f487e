import * as v from 'valibot';
import { Cid, Id } from '../../ids.ts';
import { Label, Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** From now on `to` owes the promise: `by` gave it to them; `text` says why, and is empty where it was erased. */
export const PromiseGiven = v.object({
  kind: v.literal('promise_given'),
  ...deskStamp,
  promise: Cid,
  to: v.object({ id: Id, name: Label }),
  text: v.union([Text, v.literal('')]),
});
