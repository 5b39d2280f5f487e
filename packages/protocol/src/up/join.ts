import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';

/**
 * Agents only: come into an active conversation beside the agent who has it, and answer in it too. Supervisors and admins join any,
 * others one they are invited to (`not_invited`). Who is in it already gets `already_in`, who is `off` `off_duty`. It lasts until `part`, the close, or
 * the next change of who has it.
 */
export const Join = v.object({ type: v.literal('join'), cid: Cid, conversation: Id });
export type Join = v.InferOutput<typeof Join>;
