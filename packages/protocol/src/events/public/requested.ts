import * as v from 'valibot';
import { GroupSlug, Language } from '../../ids.ts';
import { Page, Skills } from '../../text.ts';
import { publicStamp } from './stamp.ts';

/**
 * A shopper asks for a person: the conversation's first event. `page` is where they asked. A later one is by the agent who gave the
 * conversation back, or by the system when its agent is gone: it waits again, in its first place; or by the shopper, who
 * speaks to a left message that was answered. `group` is who is asked: without it
 * `pre-sales` in the first one, and the same as before in a later one.
 * `language` and `skills` are what the first one asked of whoever answers.
 */
export const Requested = v.object({
  kind: v.literal('requested'),
  ...publicStamp,
  page: v.exactOptional(Page),
  group: v.exactOptional(GroupSlug),
  language: v.exactOptional(Language),
  skills: v.exactOptional(Skills),
});
