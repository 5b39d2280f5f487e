import type * as v from 'valibot';
import { AskRating } from './ask-rating.ts';
import { Close } from './close.ts';
import { Decline } from './decline.ts';
import { SetDeskTyping } from './desk-typing.ts';
import { Edit } from './edit.ts';
import { Follow } from './follow.ts';
import { GiveBack } from './give-back.ts';
import { GiveUp } from './give-up.ts';
import { AskHeartbeat } from './heartbeat.ts';
import { AgentHello, Hello, ShopperHello } from './hello.ts';
import { AskHistory } from './history.ts';
import { Identify } from './identify.ts';
import { Invite } from './invite.ts';
import { Join } from './join.ts';
import { Merge } from './merge.ts';
import { WriteNote } from './note.ts';
import { ShowPage } from './page.ts';
import { Part } from './part.ts';
import { PassOffer } from './pass.ts';
import { MakePromise } from './promise.ts';
import { Rate } from './rate.ts';
import { Recall } from './recall.ts';
import { SetReceipt } from './receipt.ts';
import { Say } from './say.ts';
import { SettlePromise } from './settle-promise.ts';
import { SetStatus } from './status.ts';
import { Take } from './take.ts';
import { TakeOver } from './take-over.ts';
import { Transfer } from './transfer.ts';
import { SetTyping } from './typing.ts';
import { Unfollow } from './unfollow.ts';
import { Whisper } from './whisper.ts';

/** Every request, by its `type`. A hello has one form for each role. */
export const UP = {
  say: Say,
  note: WriteNote,
  take: Take,
  transfer: Transfer,
  give_back: GiveBack,
  give_up: GiveUp,
  merge: Merge,
  take_over: TakeOver,
  whisper: Whisper,
  invite: Invite,
  join: Join,
  decline: Decline,
  part: Part,
  promise: MakePromise,
  settle_promise: SettlePromise,
  ask_rating: AskRating,
  rate: Rate,
  close: Close,
  edit: Edit,
  recall: Recall,
  follow: Follow,
  unfollow: Unfollow,
  history: AskHistory,
  typing: SetTyping,
  desk_typing: SetDeskTyping,
  receipt: SetReceipt,
  status: SetStatus,
  pass: PassOffer,
  page: ShowPage,
  identify: Identify,
  heartbeat: AskHeartbeat,
  hello: Hello,
} as const;

/** A request after the hello. */
export type Request = v.InferOutput<(typeof UP)[Exclude<keyof typeof UP, 'hello'>]>;
/** Any frame a client may send. */
export type UpFrame = Request | Hello;
export type UpType = keyof typeof UP;
/** Requests of the durable lane: they carry a `cid` and are answered by an `ack` or a `problem` with that `cid`. */
export type DurableRequest =
  | Say
  | WriteNote
  | Take
  | Transfer
  | GiveBack
  | GiveUp
  | Merge
  | TakeOver
  | Whisper
  | Invite
  | Join
  | Decline
  | Part
  | MakePromise
  | SettlePromise
  | AskRating
  | Rate
  | Close
  | Edit
  | Recall;

export type { Standing } from './hello.ts';
export type {
  AgentHello,
  AskHeartbeat,
  AskHistory,
  AskRating,
  Close,
  Decline,
  Edit,
  Follow,
  GiveBack,
  GiveUp,
  Hello,
  Identify,
  Invite,
  Join,
  MakePromise,
  Merge,
  Part,
  PassOffer,
  Rate,
  Recall,
  Say,
  SetDeskTyping,
  SetReceipt,
  SetStatus,
  SetTyping,
  SettlePromise,
  ShopperHello,
  ShowPage,
  Take,
  TakeOver,
  Transfer,
  Unfollow,
  Whisper,
  WriteNote,
};
export { AgentHello as AgentHelloSchema, ShopperHello as ShopperHelloSchema };
