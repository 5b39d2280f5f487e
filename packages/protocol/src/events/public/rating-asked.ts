import * as v from 'valibot';
import { Instant } from '../../ids.ts';
import { STARS_MAX } from '../../rating.ts';
import { RatingTags } from '../../rating-shapes.ts';
import { publicStamp } from './stamp.ts';

/**
 * The shopper is asked what they say of the conversation: by the system when it closes, or by an agent. They may say so, and change it, up to
 * `until`. `tags` are the shop's own words, a list for each number of stars from 1 on; without them the standard ones are offered.
 * `recommend`: whether they would recommend the shop is asked too.
 */
export const RatingAsked = v.object({
  kind: v.literal('rating_asked'),
  ...publicStamp,
  until: Instant,
  tags: v.exactOptional(v.pipe(v.array(RatingTags), v.length(STARS_MAX))),
  recommend: v.exactOptional(v.literal(true)),
});
