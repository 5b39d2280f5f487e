import type { Transfer } from '@shopbell/protocol';
import type { Receipt, Refusal } from '../app/outcome.ts';
import { transfer, transferToGroup } from '../app/transfer.ts';
import type { AgentWho } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';

/** An agent hands a conversation to a colleague or to a group: exactly one of the two. */
export function handOver(deps: RelayDeps, who: AgentWho, frame: Transfer): Promise<Receipt | Refusal> {
  const { site } = who;
  const { to, group } = frame;
  if ((to === undefined) === (group === undefined)) return Promise.resolve({ refused: 'bad_frame', path: 'to' });
  if (to !== undefined) {
    return transfer(deps, who, frame, {
      id: to,
      to: () => deps.presence.find(site, to),
      limit: () => deps.settings.staff(site, to).limit,
    });
  }
  const found = deps.settings.of(site).groups.find(({ id }) => id === group);
  return transferToGroup(deps, who, frame, { id: group ?? '', group: found && { id: found.id, name: found.name } });
}
