import type { AskHistory } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { readable } from '../app/readable.ts';
import type { Who } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';
import { send, tellProblem } from './send.ts';
import type { Session } from './session.ts';

/** A page of older events; for agents with the desk events that belong between them. */
export async function history(deps: RelayDeps, session: Session, who: Who, frame: AskHistory): Promise<void> {
  const { conversation: id, before, limit = LIMITS.tailEvents } = frame;
  const conversation = await readable(deps, who, id);
  if (!conversation) return tellProblem(deps, session, 'conversation_unknown', { about: 'history', path: id });
  const events = await deps.store.readBefore(who.site, id, before, limit);
  const first = events[0]?.seq ?? before;
  const desk =
    who.role === 'agent'
      ? {
          desk: [
            ...(await deps.store.readDeskBetween(who.site, id, first === 1 ? 0 : first, before, LIMITS.pageMaxEvents)),
          ],
        }
      : {};
  send(deps, session, { type: 'history', conversation: id, before, events: [...events], ...desk, more: first > 1 });
}
