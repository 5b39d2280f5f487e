import * as v from 'valibot';
import { Cid } from '../../ids.ts';
import { Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** The promise is kept; `text` says what came of it, with a `follow_up` always, and is empty where it was erased. */
export const PromiseKept = v.object({
  kind: v.literal('promise_kept'),
  ...deskStamp,
  promise: Cid,
  text: v.exactOptional(v.union([Text, v.literal('')])),
});
