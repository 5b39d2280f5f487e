import * as v from 'valibot';
import { PublicEvent } from '../events/public/index.ts';
import { Cursor, Id } from '../ids.ts';

/**
 * Public events in order, the first one right behind `after`, and the head they lead to. Drop what you have; if `after`
 * is beyond your last `seq` there is a hole: show nothing, ask with `follow` (C12). A first page may start at
 * `after` > 0: what lies before is read with `history`.
 */
export const Facts = v.object({
  type: v.literal('facts'),
  conversation: Id,
  after: Cursor,
  events: v.array(PublicEvent),
  head: Cursor,
});
export type Facts = v.InferOutput<typeof Facts>;
