import type { Picking } from '../app/take.ts';
import type { AgentWho } from '../app/who.ts';
import { groupOf } from '../ports/settings.ts';
import type { RelayDeps } from './deps.ts';

/**
 * What an agent may take: in a group that gives requests out only what was offered to them; supervisors and admins take anything.
 * Where agents take for themselves anybody may, of the group or not: groups say who is asked, and whoever has time helps out.
 * Looked up when it is decided, since an offer ends by itself.
 */
export function picking({ settings, board, presence }: RelayDeps, who: AgentWho): Picking {
  const { site, agent, duty } = who;
  return {
    isOff: () => presence.status(who) === 'off',
    limit: () => settings.staff(site, agent.id).limit,
    mayPick: ({ id, group }) =>
      duty !== 'agent' ||
      groupOf(settings.of(site), group).mode === 'pick' ||
      board.offers(site, agent.id).some(({ conversation }) => conversation === id),
  };
}
