import type { DownFrame, Problem, ProblemCode } from '@shopbell/protocol';
import { problemRow } from '@shopbell/protocol/constants';
import type { RelayDeps } from './deps.ts';
import type { Session } from './session.ts';

/** The WebSocket close code for a refusal that usually leaves the connection open. */
const POLICY = 1008;

type About = Omit<Problem, 'type' | 'code' | 'text' | 'retry'>;

/** Sends one frame to one connection. */
export function send(deps: RelayDeps, session: Session, frame: DownFrame): void {
  if (session.phase === 'closed') return;
  deps.metrics.frameOut(frame.type);
  session.socket.send(JSON.stringify(frame));
  relieve(deps, session);
}

/** Sends a frame that was encoded once for many. */
export function sendEncoded(deps: RelayDeps, session: Session, type: DownFrame['type'], json: string): void {
  if (session.phase === 'closed') return;
  deps.metrics.frameOut(type);
  session.socket.send(json);
  relieve(deps, session);
}

/** A client that reads slower than the talk goes on is closed and resumes later (C22). */
function relieve(deps: RelayDeps, session: Session): void {
  if (session.socket.buffered > deps.limits.bufferMaxBytes) end(deps, session, 'slow_consumer');
}

/** Names a refusal; the connection ends where the table says so. */
export function tellProblem(deps: RelayDeps, session: Session, code: ProblemCode, about: About = {}): void {
  const { text, retry, close } = problemRow(code);
  deps.metrics.problem(code);
  if (code === 'internal' || code === 'busy')
    deps.log.warn({ code, session: session.id, about: about.about }, 'refused');
  if (session.phase === 'closed') return;
  deps.metrics.frameOut('problem');
  session.socket.send(JSON.stringify({ type: 'problem', code, text, retry, ...about } satisfies Problem));
  if (close) leave(deps, session, close, code);
}

/** Ends a connection for a reason of the table, without waiting for the frame to be read. */
export function end(deps: RelayDeps, session: Session, code: ProblemCode): void {
  if (session.phase === 'closed') return;
  deps.metrics.problem(code);
  leave(deps, session, problemRow(code).close ?? POLICY, code);
}

/** From here on nothing is taken from the connection or sent to it, however long its peer takes to say goodbye. */
function leave(deps: RelayDeps, session: Session, close: number, reason: string): void {
  session.socket.close(close, reason);
  deps.gone(session);
}

/** An agent's session is over: signed out, revoked or run out. */
export function dismiss(deps: RelayDeps, session: Session): void {
  session.dismissed = true;
  tellProblem(deps, session, 'session_invalid');
}
