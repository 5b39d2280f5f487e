import { able, present } from './able.ts';
import type { EndedOffer } from './answer.ts';
import { type Desk, hasRoom } from './crews.ts';
import type { FloorGroup, WaitingRequest } from './floor.ts';

interface Ended {
  over: EndedOffer;
  /** The request without its offer. */
  request: WaitingRequest;
}

/** What becomes of an open offer; undefined as long as it stands. */
export function endOf(
  request: WaitingRequest,
  group: FloorGroup | undefined,
  desk: Desk | undefined,
  now: number,
): Ended | undefined {
  const { offer, ...rest } = request;
  if (!offer) return undefined;
  const lapsed = offer.until <= now;
  const stands =
    !lapsed &&
    group?.mode === 'automatic' &&
    desk !== undefined &&
    present(desk.agent) &&
    able(desk.agent, request) &&
    hasRoom(desk);
  if (stands) return undefined;
  const passedBy = lapsed ? [...new Set([...rest.passedBy, offer.agent])].sort() : rest.passedBy.toSorted();
  const why = lapsed ? 'lapsed' : 'withdrawn';
  const over: EndedOffer = { conversation: request.conversation, agent: offer.agent, why, passedBy };
  return { over, request: { ...rest, passedBy } };
}
