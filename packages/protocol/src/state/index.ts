import * as v from 'valibot';
import { AvailabilityState } from './availability.ts';
import { ColleaguesState } from './colleagues.ts';
import { ListPatch, WholeList } from './list.ts';
import { ReceiptsState } from './receipts.ts';

/** The state lane: the latest `rev` of a topic wins, receipts only grow; everything is sent whole in welcome. */
export const State = v.union([AvailabilityState, ReceiptsState, ColleaguesState, WholeList, ListPatch]);
export type State = v.InferOutput<typeof State>;
export type { Marks } from './receipts.ts';
export { ConversationRow, ConversationState } from './row.ts';
export type { AvailabilityState, ColleaguesState, ListPatch, ReceiptsState, WholeList };
