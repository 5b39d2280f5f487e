import * as v from 'valibot';
import { Id } from '../ids.ts';
import { LIMITS } from '../limits.ts';

/** Stop the facts of conversations that are no longer open on the screen. */
export const Unfollow = v.object({
  type: v.literal('unfollow'),
  conversations: v.pipe(v.array(Id), v.minLength(1), v.maxLength(LIMITS.followMax, 'too_many')),
});
export type Unfollow = v.InferOutput<typeof Unfollow>;
