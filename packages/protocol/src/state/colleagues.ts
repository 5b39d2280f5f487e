import * as v from 'valibot';
import { GroupSlug, Id, Instant } from '../ids.ts';
import { AGENT_STATUSES } from '../queue.ts';
import { Label } from '../text.ts';

const count = v.pipe(v.number(), v.safeInteger());

/**
 * For agents: who of the site is here, oneself included. A conversation can be given to those who are `online` or `busy` and have fewer
 * conversations (`load`) than their `limit`, and to any of `groups`; where one is not `open` it becomes a left message. They stand
 * as they do `since`. Always whole; the latest `rev` wins. Loads are told every few seconds.
 */
export const ColleaguesState = v.object({
  topic: v.literal('colleagues'),
  rev: v.pipe(v.number(), v.safeInteger()),
  agents: v.array(
    v.object({
      id: Id,
      name: Label,
      status: v.exactOptional(v.picklist(AGENT_STATUSES)),
      groups: v.exactOptional(v.array(GroupSlug)),
      load: v.exactOptional(count),
      limit: v.exactOptional(count),
      since: v.exactOptional(Instant),
    }),
  ),
  groups: v.exactOptional(v.array(v.object({ id: GroupSlug, name: Label, open: v.boolean() }))),
});
export type ColleaguesState = v.InferOutput<typeof ColleaguesState>;
