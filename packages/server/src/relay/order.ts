import type { Cid } from '@shopbell/protocol';
import type { Session } from './session.ts';

/**
 * How long the way is kept free for a refused request beyond the time it was told to wait, in ms: about as long as a
 * connection may be silent. A refusal can be that late on a stalled line, and what was sent before it was read must wait.
 */
const PATIENCE_MS = 60_000;
/** Requests behind it that are known again. */
const BEHIND_MAX = 100;
/** What a request behind it is told to wait once the owed one is due, in ms. */
const TURN_MS = 100;

/** It has to wait behind a request that was told to come again, in ms. */
export class MustWait extends Error {
  override readonly name = 'MustWait';
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('a request before it was told to come again');
    this.retryAfterMs = retryAfterMs;
  }
}

/** The way is kept free for this request: it was told to come again in `retryAfterMs`, and others must not pass it (C8). */
export function owe(session: Session, cid: Cid, retryAfterMs: number, now: number): void {
  session.owed ??= { cid, dueAt: now + retryAfterMs, behind: new Set() };
}

/**
 * The ms a durable request has to wait behind the one that is owed; 0 when the way is free, or it is that one. A request that
 * waited behind it and comes again shows that its client has read both refusals, and has given the owed one up.
 */
export function mustYield(session: Session, cid: Cid, now: number): number {
  const { owed } = session;
  if (!owed || owed.cid === cid || now >= owed.dueAt + PATIENCE_MS || (now >= owed.dueAt && owed.behind.has(cid))) {
    session.owed = undefined;
    return 0;
  }
  if (owed.behind.size < BEHIND_MAX) owed.behind.add(cid);
  return Math.max(TURN_MS, Math.ceil(owed.dueAt - now));
}
