import * as v from 'valibot';
import { GUARD_RULES } from '../../guard.ts';
import { Seq } from '../../ids.ts';
import { Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/**
 * Words that did not go to the shopper: the site's guard refused them. `of`: the message they would have changed. Their text is in the
 * log for supervisors, and in no frame.
 */
export const HeldBack = v.object({
  kind: v.literal('held_back'),
  ...deskStamp,
  rules: v.array(v.picklist(GUARD_RULES)),
  of: v.exactOptional(Seq),
  text: v.exactOptional(Text),
});
