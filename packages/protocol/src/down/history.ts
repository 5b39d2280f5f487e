import * as v from 'valibot';
import { DeskEvent } from '../events/desk/index.ts';
import { PublicEvent } from '../events/public/index.ts';
import { Id, Seq } from '../ids.ts';

/** The public events right before `before`, oldest first; `desk` holds what agents see between them. */
export const History = v.object({
  type: v.literal('history'),
  conversation: Id,
  before: Seq,
  events: v.array(PublicEvent),
  desk: v.exactOptional(v.array(DeskEvent)),
  /** True when there is still more before these. */
  more: v.boolean(),
});
export type History = v.InferOutput<typeof History>;
