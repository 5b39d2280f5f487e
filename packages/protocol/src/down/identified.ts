import * as v from 'valibot';
import { OwnConversation, ProvenMember } from './welcome.ts';

/** The answer to `identify`. `conversations` replaces the list of welcome. */
export const IdentifiedAs = v.object({
  type: v.literal('identified'),
  member: ProvenMember,
  conversations: v.array(OwnConversation),
});
export type IdentifiedAs = v.InferOutput<typeof IdentifiedAs>;
