import type { Head } from '@shopbell/protocol';
import type { RelayDeps } from './deps.ts';
import { returnWindowMs } from './returning.ts';
import { send } from './send.ts';
import type { Session } from './session.ts';

/** The heads of followed conversations that changed since they were last told. */
export function changedHeads(session: Session): Head[] {
  const isAgent = session.who?.role === 'agent';
  const heads: Head[] = [];
  for (const [conversation, cursor] of session.cursors) {
    const { head, deskHead } = cursor;
    if (head === cursor.beatSeq && (!isAgent || deskHead === cursor.beatDeskSeq)) continue;
    cursor.beatSeq = head;
    cursor.beatDeskSeq = deskHead;
    heads.push({ conversation, seq: head, ...(isAgent ? { deskSeq: deskHead } : {}) });
  }
  return heads;
}

/** One heartbeat, with the heads that changed since the last one. */
export function beat(deps: RelayDeps, session: Session): void {
  session.beatAt = deps.clock.elapsed() + deps.limits.heartbeatMs;
  const reconnectWindowMs = returnWindowMs(deps.hub.all.size);
  send(deps, session, { type: 'heartbeat', at: deps.clock.now(), heads: changedHeads(session), reconnectWindowMs });
}
