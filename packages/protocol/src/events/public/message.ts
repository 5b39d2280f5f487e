import * as v from 'valibot';
import { Text } from '../../text.ts';
import { publicStamp } from './stamp.ts';

/** Something said, by a shopper or an agent. */
export const Message = v.object({ kind: v.literal('message'), ...publicStamp, text: Text });
