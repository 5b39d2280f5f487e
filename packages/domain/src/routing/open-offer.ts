import { able, present } from './able.ts';
import type { EndedOffer } from './answer.ts';
import { type Desk, hasRoom } from './crews.ts';
import type { Entry } from './entry.ts';

/** Takes the offer from a request if it is over; undefined as long as it stands. */
export function endOffer(entry: Entry, desk: Desk | undefined, now: number): EndedOffer | undefined {
  const { offer, conversation, settings } = entry;
  if (!offer) return undefined;
  const lapsed = offer.until <= now;
  const stands =
    !lapsed &&
    settings?.mode === 'automatic' &&
    desk !== undefined &&
    present(desk.agent) &&
    able(desk.agent, entry) &&
    hasRoom(desk);
  if (stands) return undefined;
  const passedBy = lapsed ? [...new Set([...entry.passedBy, offer.agent])].sort() : entry.passedBy.toSorted();
  entry.offer = undefined;
  entry.passedBy = passedBy;
  return { conversation, agent: offer.agent, why: lapsed ? 'lapsed' : 'withdrawn', passedBy };
}
