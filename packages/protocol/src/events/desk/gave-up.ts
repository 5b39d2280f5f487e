import * as v from 'valibot';
import { Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** The left message is not going to be answered; `text` says why, and is empty where it was erased. The public `closed` stands before it. */
export const GaveUp = v.object({ kind: v.literal('gave_up'), ...deskStamp, text: v.union([Text, v.literal('')]) });
