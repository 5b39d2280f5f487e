import type { MemberName } from '@shopbell/domain';
import { append, decide } from '@shopbell/domain';
import type { ParticipantId, SiteId } from '@shopbell/protocol';
import type { Change } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import type { Refusal } from './outcome.ts';

/** The device's participant, if it has one. */
type Bound = Refusal | { participant: ParticipantId | undefined };

/**
 * Makes a device that has spoken an alias of the member, and the conversation open at this moment theirs (decisions 5).
 * A device that has not spoken is not written about. Another member's device is refused: it needs a new token.
 */
export function identify(
  deps: AppDeps,
  site: SiteId,
  tokenHash: string,
  member: MemberName,
  priority = 0,
): Promise<Bound> {
  const now = deps.clock.now();
  return deps.store.commit<Bound>(site, [{ kind: 'device', tokenHash }], (view) => {
    const device = view.device(tokenHash);
    if (!device) return { changes: [], result: { participant: undefined } };
    if (device.member && device.member.id !== member.id) return { changes: [], result: { refused: 'other_member' } };
    const changes: Change[] = device.member ? [] : [{ put: 'device', device: { ...device, member } }];
    const openId = view.open(`p:${device.participant}`);
    const current = openId ? view.conversation(openId) : undefined;
    if (current) {
      const verdict = decide(current, { do: 'identify', by: { role: 'system' }, member, priority });
      if ('events' in verdict && verdict.events.length > 0) {
        changes.push({ put: 'conversation', ...append(current, verdict.events, now) });
      }
    }
    return { changes, result: { participant: device.participant } };
  });
}
