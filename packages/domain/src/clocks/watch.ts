import type { AgentId } from '@shopbell/protocol';

/** Until the agent's first reply, or until any later one. */
export type ClockName = 'first_reply' | 'reply';

/** A clock that runs: `agent` owes the shopper a reply since then (epoch ms). */
export interface RunningClock {
  readonly clock: ClockName;
  readonly agent: AgentId;
  readonly since: number;
}

/** A clock that ran, what ended it, and when. Only `replied` is an answer. */
export interface StoppedClock extends RunningClock {
  readonly at: number;
  readonly by: 'replied' | 'handed_over' | 'given_back' | 'left' | 'closed' | 'erased';
}

/** What a conversation's public log says about who owes a reply. Plain JSON: it can be kept beside the row. */
export type Watch =
  /** Nobody has it, nothing was said. */
  | { readonly state: 'silent' }
  /** The shopper's words wait for an agent. */
  | { readonly state: 'queued' }
  /** A left message: it has a due time of its own. */
  | { readonly state: 'left' }
  /** An agent has it before the shopper has said a word. */
  | { readonly state: 'opened'; readonly agent: AgentId }
  /** An agent took a left message; what was left keeps its own due time, what the shopper says now starts a clock. */
  | { readonly state: 'inbox'; readonly agent: AgentId }
  /** Everything is answered. */
  | { readonly state: 'answered'; readonly agent: AgentId }
  /** The shopper waits for the agent. */
  | ({ readonly state: 'owed' } & RunningClock)
  | { readonly state: 'over' };

export type WatchState = Watch['state'];
export type WatchIn<S extends WatchState> = Extract<Watch, { state: S }>;

/** Before a conversation's first event. */
export const UNWATCHED: Watch = { state: 'silent' };

/** The clock that runs, if one does. */
export function runningClock(watch: Watch): RunningClock | undefined {
  if (watch.state !== 'owed') return undefined;
  const { clock, agent, since } = watch;
  return { clock, agent, since };
}
