import type { SetDeskTyping, StateChanged } from '@shopbell/protocol';
import type { AgentWho } from '../app/who.ts';
import type { Hint } from '../ports/bus.ts';
import type { RelayDeps } from './deps.ts';
import { mayAsk } from './rules.ts';
import { sendEncoded, tellProblem } from './send.ts';
import type { Session } from './session.ts';

/** Passes on that an agent types a note, by who reads the conversation, or a whisper, by who may whisper at all. */
export function typeAtDesk(deps: RelayDeps, session: Session, who: AgentWho, frame: SetDeskTyping): void {
  const { conversation, lane, on } = frame;
  if (lane === 'whisper' && !mayAsk(who, 'whisper')) {
    return tellProblem(deps, session, 'forbidden', { about: frame.type });
  }
  // Who may no longer read it follows it no longer.
  if (!session.cursors.has(conversation)) return;
  const { id, name } = who.agent;
  deps.bus.publish({ kind: 'desk_typing', site: who.site, conversation, by: { id, name }, lane, on });
}

/** Tells the other agents who follow; of a whisper only who has the conversation. No shopper's connection is ever asked about. */
export function tellWriting(deps: RelayDeps, hint: Extract<Hint, { kind: 'desk_typing' }>): void {
  const { conversation, by, lane, on } = hint;
  let json: string | undefined;
  for (const session of deps.hub.followers(conversation)) {
    const { who, lists } = session;
    // One's own other tabs are the same person.
    if (who?.role !== 'agent' || who.agent.id === by.id) continue;
    if (lane === 'whisper' && !lists?.held.mine.has(conversation)) continue;
    json ??= JSON.stringify({
      type: 'state',
      state: { topic: 'writing', conversation, by, lane, on },
    } satisfies StateChanged);
    sendEncoded(deps, session, 'state', json);
  }
}
