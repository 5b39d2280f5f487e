import * as v from 'valibot';
import { Id } from '../ids.ts';
import { Label } from '../text.ts';

/**
 * For agents who follow a conversation: a colleague types a note, or a whisper to them. Passing: forget it after 5 s without another,
 * or when their words come. It has no `rev` and is in no welcome.
 */
export const WritingState = v.object({
  topic: v.literal('writing'),
  conversation: Id,
  by: v.object({ id: Id, name: Label }),
  lane: v.picklist(['desk', 'whisper']),
  on: v.boolean(),
});
export type WritingState = v.InferOutput<typeof WritingState>;
