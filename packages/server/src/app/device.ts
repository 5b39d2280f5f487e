import type { ParticipantId } from '@shopbell/protocol';
import type { Device } from '../ports/store.ts';
import type { Refusal } from './outcome.ts';
import { memberName, type Shopper } from './who.ts';

/**
 * A shopper's device as it is after what they do: minted by the first, an alias of the member from their first on.
 * @param participant made when it is needed, the same however often the decision runs
 */
export function deviceAfter(
  known: Device | undefined,
  { member, tokenHash }: Shopper,
  participant: () => ParticipantId,
): Device | Refusal {
  if (known && (known.member || !member)) {
    return known.member && member && known.member.id !== member.id ? { refused: 'other_member' } : known;
  }
  return {
    ...(known ?? { participant: participant(), tokenHash }),
    ...(member ? { member: memberName(member) } : {}),
  };
}
