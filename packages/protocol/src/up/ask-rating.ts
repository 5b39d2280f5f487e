import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';

/**
 * Agents only: ask the shopper for a rating, once in a conversation, beside what is asked when it closes. For who has it, had it last or owns
 * its case, supervisors and admins (else `not_yours`). Refused where no agent has answered (`not_answered`), where an agent has asked or the
 * shopper has rated (`already_asked`), and where the site asks nobody (`forbidden`).
 */
export const AskRating = v.object({ type: v.literal('ask_rating'), cid: Cid, conversation: Id });
export type AskRating = v.InferOutput<typeof AskRating>;
