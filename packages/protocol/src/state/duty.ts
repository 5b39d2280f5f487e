import * as v from 'valibot';
import { GroupSlug } from '../ids.ts';
import { AGENT_STATUSES } from '../queue.ts';

/**
 * For an agent: how they stand. `limit` is how many conversations they may have at a time, `groups` those whose requests they answer,
 * `autoReply` what shoppers are told while they are away. Always whole; the latest `rev` wins.
 */
export const DutyState = v.object({
  topic: v.literal('duty'),
  rev: v.pipe(v.number(), v.safeInteger()),
  status: v.picklist(AGENT_STATUSES),
  limit: v.pipe(v.number(), v.safeInteger()),
  groups: v.array(GroupSlug),
  autoReply: v.exactOptional(v.string()),
});
export type DutyState = v.InferOutput<typeof DutyState>;
