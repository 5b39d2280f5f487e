import { REPLY_STEPS } from '@shopbell/domain';
import type { ReadyReply } from '../../ports/reply.ts';
import { integer, type Row, text, word } from './row.ts';

/** A reply as it is kept. */
export const toReply = (row: Row): ReadyReply => ({
  id: text(row, 'id'),
  step: word(row, 'step', REPLY_STEPS),
  ...(row.in_group === '' ? {} : { group: text(row, 'in_group') }),
  title: text(row, 'title'),
  text: text(row, 'text'),
  sound: { title: text(row, 'title_sound'), text: text(row, 'text_sound') },
  changedAt: integer(row, 'changed_at'),
});
