import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';
import { Text } from '../text.ts';

/**
 * Supervisors and admins only: words to the agent `to`, who has the active conversation. They are stored in the desk log. Where
 * another has it by now, it is refused with `already_taken`: the words were not for them.
 */
export const Whisper = v.object({ type: v.literal('whisper'), cid: Cid, conversation: Id, to: Id, text: Text });
export type Whisper = v.InferOutput<typeof Whisper>;
