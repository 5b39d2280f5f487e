import { isReplyStep, type ReplyStep } from '@shopbell/domain';
import { fields, isNumber, isText, list, type Reader } from './read.ts';

/** What is written into a ready reply. */
export interface ReplyFields {
  step: ReplyStep;
  /** Absent: every group. */
  group?: string;
  title: string;
  text: string;
}

export interface ReadyReply extends ReplyFields {
  id: string;
  /** How it sounds: pinyin without tones, a space between syllables. */
  sound: { title: string; text: string };
  /** It is this agent's own; nobody else has it. */
  own: boolean;
}

/** Whose ready replies. */
export type Whose = 'site' | 'own';

export interface RepliesView {
  /** Of the shop's, as the state `rules` tells it. */
  revision: number;
  site: readonly ReadyReply[];
  own: readonly ReadyReply[];
}

/** What a table brings, or has brought. */
export interface Counts {
  added: number;
  changed: number;
  unchanged: number;
}

const toReply =
  (own: boolean): Reader<ReadyReply> =>
  (value) => {
    const { id, step, group, title, text, sound: raw } = fields(value) ?? {};
    const sound = fields(raw);
    if (!isText(id) || !isReplyStep(step) || !isText(title) || !isText(text)) return undefined;
    if (!isText(sound?.title) || !isText(sound.text)) return undefined;
    const where = isText(group) ? { group } : {};
    return { id, step, ...where, title, text, sound: { title: sound.title, text: sound.text }, own };
  };

export const toReplies: Reader<RepliesView> = (value) => {
  const { revision, site: shops, own: mine } = fields(value) ?? {};
  const [site, own] = [list(shops, toReply(false)), list(mine, toReply(true))];
  return isNumber(revision) && site && own ? { revision, site, own } : undefined;
};

export const toCounts: Reader<Counts> = (value) => {
  const { added, changed, unchanged } = fields(value) ?? {};
  return isNumber(added) && isNumber(changed) && isNumber(unchanged) ? { added, changed, unchanged } : undefined;
};
