import { REPLY_STEPS } from '@shopbell/domain';
import { Id, Instant } from '@shopbell/protocol';
import * as v from 'valibot';

/** Any text: what is written is looked at by the desk, which tells every fault at once. */
export const GivenReplyFields = {
  /** One of the steps, or `none`. */
  step: v.string(),
  /** A group's id; empty or absent for every group. */
  group: v.exactOptional(v.string()),
  title: v.string(),
  text: v.string(),
} as const;

export const ReplyShape = v.object({
  id: Id,
  step: v.picklist(REPLY_STEPS),
  /** Offered in conversations of this group alone. */
  group: v.exactOptional(v.string()),
  title: v.string(),
  text: v.string(),
  /** Pinyin without tones, a space between syllables. */
  sound: v.object({ title: v.string(), text: v.string() }),
  changedAt: Instant,
});

export const CountsShape = v.object({ added: v.number(), changed: v.number(), unchanged: v.number() });
