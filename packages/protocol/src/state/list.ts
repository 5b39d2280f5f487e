import * as v from 'valibot';
import { Id } from '../ids.ts';
import { ConversationRow } from './row.ts';

const rev = v.pipe(v.number(), v.safeInteger());

/**
 * For agents: a live list. `waiting` – requests and left messages nobody has taken; `mine` – the active conversations of
 * this agent. Whole (`rows`) in welcome and after a doubt, else a patch on `rev - 1`: rows to put, then ids to drop.
 * Order is the client's: sort by what is due.
 */
export const WholeList = v.object({ topic: v.picklist(['waiting', 'mine']), rev, rows: v.array(ConversationRow) });
export const ListPatch = v.object({
  topic: v.picklist(['waiting', 'mine']),
  rev,
  put: v.array(ConversationRow),
  drop: v.array(Id),
});
export type WholeList = v.InferOutput<typeof WholeList>;
export type ListPatch = v.InferOutput<typeof ListPatch>;
