import type { SetStatus } from '@shopbell/protocol';
import { barredBy } from '../app/barred.ts';
import type { AgentWho } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';
import type { FloorTold } from './floor-told.ts';
import { tellProblem } from './send.ts';
import type { Session } from './session.ts';

interface StatusDeps extends RelayDeps {
  told: FloorTold;
}

/** Words of away replies that are being written, and what waits behind them: a later status never overtakes an earlier one. */
const writing = new WeakMap<Session, Promise<void>>();

/** Told also when it is so already: the answer to the frame is the state. */
function stand(deps: StatusDeps, who: AgentWho, status: SetStatus['status']): void {
  deps.presence.set(who, status);
  deps.told.duty(who);
}

/**
 * An agent says how they stand, and with it, where they like, what shoppers are told while they are away: that comes first, so that
 * nobody is told the words of before. Words that the site's guard blocks are refused, and those of before stay. It is always about who is on the connection. Rejects when the words could not be written; then
 * the status stays too.
 */
export function setStatus(
  deps: StatusDeps,
  session: Session,
  who: AgentWho,
  { status, autoReply }: SetStatus,
): Promise<void> | undefined {
  const before = writing.get(session);
  if (autoReply === undefined && !before) {
    stand(deps, who, status);
    return undefined;
  }
  const write = async (): Promise<void> => {
    const rule = autoReply === undefined ? undefined : barredBy(deps.settings.of(who.site), autoReply);
    // They go all the same: who is away and counts as here would be waited for.
    if (rule) tellProblem(deps, session, 'guarded', { about: 'status', path: 'autoReply', rule });
    else if (autoReply !== undefined) {
      await deps.floor.setAutoReply(who.site, who.agent.id, autoReply.trim() || undefined, deps.clock.now());
      await deps.settings.load(who.site);
    }
    // Who has hung up meanwhile may be off by now, and stays so.
    if (session.phase === 'live') stand(deps, who, status);
  };
  // What failed before was told with its own frame.
  const done = before ? before.then(write, write) : write();
  writing.set(session, done);
  const forget = (): void => {
    if (writing.get(session) === done) writing.delete(session);
  };
  done.then(forget, forget);
  return done;
}
