import * as v from 'valibot';
import { GUARD_RULES } from '../guard.ts';
import { Cid, Instant } from '../ids.ts';
import { PROBLEM_CODES } from '../problems.ts';

/**
 * A refusal from the problem table. `cid` names the durable request it answers, `about` the type of frame it is about,
 * `path` the field at fault, `until` when a block ends that has an end, `rule` (of `guarded`) what the site's guard found. The shopper sees
 * nothing of it. Where the table gives a close code, the connection ends with it.
 */
export const Problem = v.object({
  type: v.literal('problem'),
  code: v.picklist(PROBLEM_CODES),
  text: v.string(),
  retry: v.picklist(['never', 'fix', 'later', 'again']),
  cid: v.exactOptional(Cid),
  about: v.exactOptional(v.string()),
  path: v.exactOptional(v.string()),
  rule: v.exactOptional(v.picklist(GUARD_RULES)),
  retryAfterMs: v.exactOptional(v.number()),
  until: v.exactOptional(Instant),
});
export type Problem = v.InferOutput<typeof Problem>;
