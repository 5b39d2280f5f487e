import * as v from 'valibot';
import { DeskEvent } from '../events/desk/index.ts';
import { Cursor, Id } from '../ids.ts';

/** Desk events in order, for agents. The rules of `facts` hold, with `deskSeq`. */
export const Desk = v.object({
  type: v.literal('desk'),
  conversation: Id,
  after: Cursor,
  events: v.array(DeskEvent),
  head: Cursor,
});
export type Desk = v.InferOutput<typeof Desk>;
