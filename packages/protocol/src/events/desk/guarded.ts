import * as v from 'valibot';
import { GUARD_RULES } from '../../guard.ts';
import { Seq } from '../../ids.ts';
import { deskStamp } from './stamp.ts';

/** The message or the edit right before it (`of`) went to the shopper although the site's guard asked about it. */
export const Guarded = v.object({
  kind: v.literal('guarded'),
  ...deskStamp,
  rules: v.array(v.picklist(GUARD_RULES)),
  of: Seq,
});
