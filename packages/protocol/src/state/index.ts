import * as v from 'valibot';
import { AvailabilityState } from './availability.ts';
import { BlockedState } from './blocked.ts';
import { ColleaguesState } from './colleagues.ts';
import { DutyState } from './duty.ts';
import type { LeaveForm } from './leave-form.ts';
import { ListPatch, WholeList } from './list.ts';
import { OffersState } from './offers.ts';
import { QueueState } from './queue.ts';
import { ReceiptsState } from './receipts.ts';
import { RulesState } from './rules.ts';
import { ShopperState } from './shopper.ts';
import { WritingState } from './writing.ts';

/** The state lane: the latest `rev` of a topic wins, receipts only grow; everything is sent whole in welcome. */
export const State = v.union([
  AvailabilityState,
  ReceiptsState,
  QueueState,
  ColleaguesState,
  DutyState,
  OffersState,
  RulesState,
  WritingState,
  ShopperState,
  BlockedState,
  WholeList,
  ListPatch,
]);
export type State = v.InferOutput<typeof State>;
export type { Marks } from './receipts.ts';
export { type ContactLine, ConversationRow, ConversationState, type PromiseLine } from './row.ts';
export type {
  AvailabilityState,
  BlockedState,
  ColleaguesState,
  DutyState,
  LeaveForm,
  ListPatch,
  OffersState,
  QueueState,
  ReceiptsState,
  RulesState,
  ShopperState,
  WholeList,
  WritingState,
};
