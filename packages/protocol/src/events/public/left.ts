import * as v from 'valibot';
import { publicStamp } from './stamp.ts';

/** Nobody is on duty: the request is a left message from here on, until an agent takes it. */
export const Left = v.object({ kind: v.literal('left'), ...publicStamp });
