import * as v from 'valibot';
import { Label } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** What the shop's token says of a member's turn: 0 like anybody, 9 before everybody. */
export const Priority = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(9));

/** The shop proved who the shopper is: a member, by the shop's own id for them. `priority` is how early they are served; 0 unless said. */
export const Identified = v.object({
  kind: v.literal('identified'),
  ...deskStamp,
  member: v.object({ id: Label, name: v.exactOptional(Label) }),
  priority: v.exactOptional(Priority),
});
