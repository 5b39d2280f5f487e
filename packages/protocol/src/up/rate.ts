import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';
import { RatingTags, Recommend, Stars } from '../rating-shapes.ts';
import { Text } from '../text.ts';

/**
 * Shoppers only: say what one thinks of a conversation, or something else than before. From when it was asked (`rating_not_asked` before)
 * up to its `until` (`rating_over`). `tags` are some of those that were offered with so many stars, `recommend` goes only with an ask that has it.
 */
export const Rate = v.object({
  type: v.literal('rate'),
  cid: Cid,
  conversation: Id,
  stars: Stars,
  solved: v.exactOptional(v.boolean()),
  tags: v.exactOptional(RatingTags),
  recommend: v.exactOptional(Recommend),
  text: v.exactOptional(Text),
});
export type Rate = v.InferOutput<typeof Rate>;
