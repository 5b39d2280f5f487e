import * as v from 'valibot';
import { Label } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** The shop proved who the shopper is: a member, by the shop's own id for them. */
export const Identified = v.object({
  kind: v.literal('identified'),
  ...deskStamp,
  member: v.object({ id: Label, name: v.exactOptional(Label) }),
});
