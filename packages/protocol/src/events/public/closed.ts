import * as v from 'valibot';
import { publicStamp } from './stamp.ts';

/** The conversation is over; `by` says who ended it. What a shopper says next opens its successor. */
export const Closed = v.object({ kind: v.literal('closed'), ...publicStamp });
