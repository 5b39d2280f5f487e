import * as v from 'valibot';
import { LEFT_REASONS } from '../../queue.ts';
import { Label } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** Why the request became a left message; `lacking` are the skills and the language that nobody on duty has. The public `left` stands before it. */
export const LeftBecause = v.object({
  kind: v.literal('left_because'),
  ...deskStamp,
  why: v.picklist(LEFT_REASONS),
  lacking: v.exactOptional(v.array(Label)),
});
