import type { RelayDeps } from './deps.ts';
import { beat } from './heads.ts';
import { dismiss, end, send, tellProblem } from './send.ts';
import type { Session } from './session.ts';

/** One look at every connection, this often; it replaces a handful of timers for each of them. */
export const SWEEP_MS = 1000;
/** A connection that gave no sign of life for this many heartbeats is over. */
const SILENT_BEATS = 2.5;
/** Whoever takes less in `undrainedMaxMs` doesn't read: bytes let through one by one would hold the rest here for days. */
const READS_ON_BYTES = 4096;
/** Agents' sessions are looked up this often, so that a revoked one is cut within 5 s on any node. */
const STANDS_EVERY_MS = 3000;

/** Asks a member for a fresh proof when theirs runs out, and ends the connection when none came in time. */
function renewal(deps: RelayDeps, session: Session): void {
  if (session.who?.role !== 'shopper' || !session.who.member) return;
  const closesAt = session.who.member.expiresAt + deps.limits.renewGraceMs;
  const now = deps.clock.now();
  if (now >= closesAt) return tellProblem(deps, session, 'jwt_expired', { about: 'identify' });
  if (now < session.who.member.expiresAt || session.renewing) return;
  session.renewing = true;
  send(deps, session, { type: 'renew', closesAt });
}

/**
 * True when something lies unread and too little of it was taken for too long (C22). A narrow line never runs empty while there
 * is much to bring: who reads on is not stuck, and gives a sign of life by it, as answers to pings queue behind the rest.
 */
function isStuck(deps: RelayDeps, session: Session, now: number): boolean {
  const { buffered, taken } = session.socket;
  if (buffered === 0) {
    session.stuckSince = undefined;
    return false;
  }
  const readsOn = session.stuckSince !== undefined && taken - session.taken >= READS_ON_BYTES;
  if (readsOn) session.heardAt = now;
  if (readsOn || session.stuckSince === undefined) {
    session.stuckSince = now;
    session.taken = taken;
  }
  return now - (session.stuckSince ?? now) > deps.limits.undrainedMaxMs;
}

function lookAt(deps: RelayDeps, session: Session, now: number): void {
  const { helloTimeoutMs, heartbeatMs } = deps.limits;
  if (session.phase === 'new' || session.phase === 'greeting') {
    if (now - session.openedAt >= helloTimeoutMs) tellProblem(deps, session, 'hello_timeout');
    return;
  }
  if (isStuck(deps, session, now)) return end(deps, session, 'slow_consumer');
  if (now - session.heardAt > heartbeatMs * SILENT_BEATS) return end(deps, session, 'idle');
  renewal(deps, session);
  if (now < session.beatAt) return;
  session.socket.ping();
  beat(deps, session);
}

/** Starts the sweep; the returned function stops it. */
export function startSweep(deps: RelayDeps): () => void {
  let standsAt = 0;
  return deps.clock.every(SWEEP_MS, () => {
    const now = deps.clock.elapsed();
    for (const session of [...deps.hub.all]) lookAt(deps, session, now);
    if (now < standsAt) return;
    standsAt = now + STANDS_EVERY_MS;
    for (const session of deps.hub.all) checkStanding(deps, session);
  });
}

function checkStanding(deps: RelayDeps, session: Session): void {
  if (session.phase !== 'live' || session.who?.role !== 'agent') return;
  deps.gate.stands(session.who).then(
    (stands) => {
      if (!stands) dismiss(deps, session);
    },
    (error: unknown) => deps.log.error({ error, session: session.id }, 'a session could not be checked'),
  );
}
