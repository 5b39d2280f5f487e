import * as v from 'valibot';
import { Id } from '../ids.ts';
import { ConversationRow } from './row.ts';

const topic = v.picklist(['waiting', 'left', 'mine', 'owned', 'company', 'floor', 'promises']);
const rev = v.pipe(v.number(), v.safeInteger());

/**
 * For agents: a live list. `waiting` – requests nobody has taken; `left` – left messages nobody has taken, and
 * with their `agent` those that a colleague has claimed and not answered so far; `mine` – the active conversations of
 * this agent; `owned` – open conversations of cases this agent owns that a colleague has or that wait; `company` – active ones
 * that a colleague has and this agent has joined or is invited to; `floor` – supervisors and admins only: every active one of the site, up to `floorMaxRows`; `promises` – conversations, closed ones too, with an open promise that this agent owes, for supervisors and admins
 * with any. Whole (`rows`) in welcome and after a doubt, else a patch on `rev - 1`: rows to put, then ids to drop.
 * Order is the client's: sort by what is due.
 */
export const WholeList = v.object({ topic, rev, rows: v.array(ConversationRow) });
export const ListPatch = v.object({
  topic,
  rev,
  put: v.array(ConversationRow),
  drop: v.array(Id),
});
export type WholeList = v.InferOutput<typeof WholeList>;
export type ListPatch = v.InferOutput<typeof ListPatch>;
