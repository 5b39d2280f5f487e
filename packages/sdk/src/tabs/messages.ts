import type { Entry } from '../outbox/outbox.ts';
import type { Connection } from '../types.ts';
import type { Frame, FrameOf } from '../wire/frames.ts';

/** What every message of a leader tells, so that nobody has to wait for the next. */
export interface LeaderNews {
  readonly term: number;
  readonly connection: Connection;
  /** The secret the line was opened with: two tabs may have made one each, and this one counts. */
  readonly secret: string | undefined;
}

/** What a follower wants of the line. */
export type Need = 'need' | 'wake' | 'restart';

/** Verbs that every tab does for itself, because every tab knows all requests. */
export type EchoVerb = 'retry' | 'discard' | 'sendStale' | 'discardStale' | 'consent';

/** What tabs tell each other. `to` names the only one that is meant. */
export type Message =
  /** Who leads? `fresh`: the asker knows nothing yet. */
  | { readonly type: 'who'; readonly term: number; readonly fresh: boolean }
  | ({ readonly type: 'beat' } & LeaderNews)
  | { readonly type: 'bye'; readonly chance: number }
  /** What the line has told so far, for a newcomer. */
  | ({ readonly type: 'recap'; readonly to: string; readonly frames: readonly Frame[] } & LeaderNews)
  /** The relay told something. */
  | ({ readonly type: 'down'; readonly frame: Frame } & LeaderNews)
  /** The relay refused the line. */
  | ({ readonly type: 'refusal'; readonly problem: FrameOf<'problem'> } & LeaderNews)
  /** A frame for the relay, from a follower. */
  | { readonly type: 'up'; readonly to: string; readonly frame: object }
  | { readonly type: 'tell'; readonly to: string; readonly what: Need }
  /** Requests, for the leader; or from it, for all. */
  | { readonly type: 'entries'; readonly to?: string; readonly entries: readonly Entry[] }
  /** Can anybody prove the member? */
  | { readonly type: 'prove' }
  /** A member token for the next hello; undefined when there is none to give. */
  | { readonly type: 'proof'; readonly to: string; readonly jwt: string | undefined }
  /** `cid`: the request it is about, or the kind of storage that is consented to. */
  | { readonly type: 'echo'; readonly verb: EchoVerb; readonly cid: string }
  /** The person has left. */
  | { readonly type: 'left' };

/** A message with its sender. Persons go by a part of their secret: clocks may be set back, and say nothing of who is who. */
export type Letter = Message & {
  readonly from: string;
  /** Whom it is about; undefined while there is no secret. */
  readonly person?: string | undefined;
  /** Other secrets of theirs, as far as the sender knows: tabs that begin at once make one each. */
  readonly same?: readonly string[] | undefined;
  /** Who has left, as far as the sender knows: what is about them counts no more. */
  readonly gone: readonly string[];
};
