import * as v from 'valibot';
import { RatingTags, Recommend, Stars } from '../../rating-shapes.ts';
import { Text } from '../../text.ts';
import { MaskedPieces } from './masked.ts';
import { publicStamp } from './stamp.ts';

/**
 * What the shopper says of the conversation. The newest one counts; those before it stay in the log. The words are empty where they were
 * erased.
 */
export const Rated = v.object({
  kind: v.literal('rated'),
  ...publicStamp,
  stars: Stars,
  solved: v.exactOptional(v.boolean()),
  tags: v.exactOptional(RatingTags),
  recommend: v.exactOptional(Recommend),
  text: v.exactOptional(v.union([Text, v.literal('')])),
  masked: v.exactOptional(MaskedPieces),
});
