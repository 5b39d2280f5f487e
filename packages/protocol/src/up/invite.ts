import * as v from 'valibot';
import { Cid, Id } from '../ids.ts';
import { Text } from '../text.ts';

/**
 * Agents only: ask the colleague `to`, who is on duty (else `colleague_away`), into a conversation you have. They read it from then
 * on, and `join` or `decline`. Once for each (`already_in`), at most `companyMax` in it or invited at a time (`company_full`).
 */
export const Invite = v.object({ type: v.literal('invite'), cid: Cid, conversation: Id, to: Id, text: Text });
export type Invite = v.InferOutput<typeof Invite>;
