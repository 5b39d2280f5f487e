import type { AgentId, SiteId } from '@shopbell/protocol';
import type { ReadyReply } from './reply.ts';
import type { LogActor } from './site-log.ts';

/** Whose replies: a site's, or an agent's own at that site. */
export interface ReplyScope {
  site: SiteId;
  /** Absent: the site's. */
  owner?: AgentId;
}

/** One change, whole or not at all. Values were checked before; what is looked at here is what they refer to. */
export type ReplyChange =
  /** Behind all others, or before `before` where that is there. */
  | { kind: 'added'; reply: ReadyReply; before?: string }
  /** All of it; it stays in its place. */
  | { kind: 'set'; reply: ReadyReply }
  | { kind: 'removed'; id: string }
  /** Before another one, or behind all. */
  | { kind: 'moved'; id: string; before?: string }
  /** Those with a known id are set, the others are added behind all. */
  | { kind: 'imported'; replies: readonly ReadyReply[] };

export type ReplyRefusal =
  | 'reply_unknown'
  /** Another one of this step and group has this title. */
  | 'title_taken'
  | 'too_many_replies';

export type ReplyResult = { ok: true } | { ok: false; refusal: ReplyRefusal };

export interface ReplyList {
  /** Grows with every change; 0 where there has been none. */
  revision: number;
  /** In the order in which they were put. */
  replies: readonly ReadyReply[];
}

/**
 * Ready replies. A change of the site's is in the site's log in the same transaction, one of an agent's own is nobody's business.
 * A step, a group and a title name one reply of a scope.
 */
export interface Replies {
  list(scope: ReplyScope): Promise<ReplyList>;
  revision(scope: ReplyScope): Promise<number>;
  /** Resolves when it is durable. */
  change(scope: ReplyScope, change: ReplyChange, by: LogActor, at: number): Promise<ReplyResult>;
}
