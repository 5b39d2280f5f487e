import * as v from 'valibot';
import { Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** An internal note among agents. */
export const Note = v.object({ kind: v.literal('note'), ...deskStamp, text: Text });
