import * as v from 'valibot';
import { Id } from './ids.ts';
import { Label } from './text.ts';

/**
 * Who did it. All six actors are named from the start, so that a log never has to be reinterpreted. `byLetter`: from the one device that came by
 * the link of a letter. Whose mailbox that is nobody has checked, so it proves nothing of a member.
 */
export const Actor = v.variant('role', [
  v.object({ role: v.literal('shopper'), id: Id, byLetter: v.exactOptional(v.literal(true)) }),
  v.object({ role: v.literal('agent'), id: Id, name: Label }),
  v.object({ role: v.literal('system') }),
  v.object({ role: v.literal('bot'), id: Id, name: Label }),
  v.object({ role: v.literal('store'), id: Id, name: Label }),
  v.object({ role: v.literal('api'), id: Id }),
]);
export type Actor = v.InferOutput<typeof Actor>;
export type ActorRole = Actor['role'];

/** An actor's role alone. */
export const ActorRoleSchema = v.picklist(['shopper', 'agent', 'system', 'bot', 'store', 'api']);
