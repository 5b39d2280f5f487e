import * as v from 'valibot';
import { deskStamp } from './stamp.ts';

/** `by` said no to their invitation, or signed off before they answered it. */
export const Declined = v.object({ kind: v.literal('declined'), ...deskStamp });
