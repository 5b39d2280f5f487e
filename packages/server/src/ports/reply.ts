import type { GroupId, ReplyStep } from '@shopbell/domain';

/** What somebody writes into a ready reply. */
export interface ReplyWords {
  step: ReplyStep;
  /** Offered in conversations of this group alone. Absent: of all. */
  group?: GroupId;
  title: string;
  text: string;
}

/** A ready reply as it is kept. */
export interface ReadyReply extends ReplyWords {
  id: string;
  /** How title and text sound: syllables of pinyin without tones, a space between two. */
  sound: { title: string; text: string };
  /** Epoch ms. */
  changedAt: number;
}
