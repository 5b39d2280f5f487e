import * as v from 'valibot';
import { AvailabilityState } from './availability.ts';
import { ListPatch, WholeList } from './list.ts';

/** The state lane: the latest `rev` of a topic wins; everything is sent whole in welcome. */
export const State = v.union([AvailabilityState, WholeList, ListPatch]);
export type State = v.InferOutput<typeof State>;
export { ConversationRow, ConversationState } from './row.ts';
export type { AvailabilityState, ListPatch, WholeList };
