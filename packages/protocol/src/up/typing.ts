import * as v from 'valibot';
import { Id } from '../ids.ts';

/** Passing: somebody is typing, or stopped. Never stored, may be lost. Send it at most every 3 s while it lasts. */
export const SetTyping = v.object({ type: v.literal('typing'), conversation: Id, on: v.boolean() });
export type SetTyping = v.InferOutput<typeof SetTyping>;
