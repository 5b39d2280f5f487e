import * as v from 'valibot';
import { Cid } from '../../ids.ts';
import { Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** The promise will not be kept; `text` says why, and is empty where it was erased. */
export const PromiseGivenUp = v.object({
  kind: v.literal('promise_given_up'),
  ...deskStamp,
  promise: Cid,
  text: v.union([Text, v.literal('')]),
});
