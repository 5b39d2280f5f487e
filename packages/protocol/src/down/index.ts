import type * as v from 'valibot';
import { Ack } from './ack.ts';
import { Desk } from './desk.ts';
import { Facts } from './facts.ts';
import { Goaway } from './goaway.ts';
import { Heartbeat } from './heartbeat.ts';
import { History } from './history.ts';
import { IdentifiedAs } from './identified.ts';
import { Problem } from './problem.ts';
import { Renew } from './renew.ts';
import { Reset } from './reset.ts';
import { StateChanged } from './state.ts';
import { Typing } from './typing.ts';
import { Welcome } from './welcome.ts';

/** Every frame a server may send, by its `type`. Clients skip types they don't know. */
export const DOWN = {
  welcome: Welcome,
  ack: Ack,
  facts: Facts,
  desk: Desk,
  history: History,
  reset: Reset,
  state: StateChanged,
  typing: Typing,
  heartbeat: Heartbeat,
  identified: IdentifiedAs,
  renew: Renew,
  goaway: Goaway,
  problem: Problem,
} as const;

export type DownFrame = v.InferOutput<(typeof DOWN)[keyof typeof DOWN]>;
export type DownType = keyof typeof DOWN;
export type { Head } from './head.ts';
export type { OwnConversation, ProvenMember, You } from './welcome.ts';
export type {
  Ack,
  Desk,
  Facts,
  Goaway,
  Heartbeat,
  History,
  IdentifiedAs,
  Problem,
  Renew,
  Reset,
  StateChanged,
  Typing,
  Welcome,
};
