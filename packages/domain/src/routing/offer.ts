import type { AgentId } from '@shopbell/protocol';

interface Made {
  agent: AgentId;
  /** Epoch ms at which it has lapsed. */
  until: number;
}

export type OfferState =
  | ({ state: 'offered' } & Made)
  | ({ state: 'accepted' } & Made)
  /** By the agent's own word. */
  | ({ state: 'declined' } & Made)
  /** No answer in time. */
  | ({ state: 'lapsed' } & Made)
  /** A pass took it back, or the shopper has gone. */
  | ({ state: 'withdrawn' } & Made);

export type OfferEvent =
  | { on: 'accept'; by: AgentId }
  | { on: 'decline'; by: AgentId }
  | { on: 'tick' }
  | { on: 'withdraw' };

/** What follows: the conversation goes to the agent; it waits on, passed by the agent or not; the agent is refused. */
export type OfferEffect =
  | { do: 'assign'; agent: AgentId }
  | { do: 'requeue'; passedBy?: AgentId }
  | { do: 'refuse'; why: 'not_yours' | 'too_late' };

export interface OfferStep {
  next: OfferState;
  effects: readonly OfferEffect[];
}

type Name = OfferState['state'];
type On = OfferEvent['on'];
type Cell<S extends Name, E extends On> = (
  offer: Extract<OfferState, { state: S }>,
  event: Extract<OfferEvent, { on: E }>,
  now: number,
) => OfferStep;
type Table = { readonly [S in Name]: { readonly [E in On]: Cell<S, E> } };

const stay = (next: OfferState): OfferStep => ({ next, effects: [] });
const refuse = (next: OfferState, why: 'not_yours' | 'too_late'): OfferStep => ({
  next,
  effects: [{ do: 'refuse', why }],
});

const lapse = (offer: Made, ...also: OfferEffect[]): OfferStep => ({
  next: { ...offer, state: 'lapsed' },
  effects: [{ do: 'requeue', passedBy: offer.agent }, ...also],
});

/** The same word twice is one; any other comes too late. */
const over =
  (same?: Name) =>
  (offer: OfferState, event: Extract<OfferEvent, { by: AgentId }>): OfferStep => {
    if (event.by !== offer.agent) return refuse(offer, 'not_yours');
    return offer.state === same ? stay(offer) : refuse(offer, 'too_late');
  };

const done = { accept: over(), decline: over(), tick: stay, withdraw: stay } as const;

const TABLE: Table = {
  offered: {
    accept: (offer, { by }, now) => {
      if (by !== offer.agent) return refuse(offer, 'not_yours');
      if (now >= offer.until) return lapse(offer, { do: 'refuse', why: 'too_late' });
      return { next: { ...offer, state: 'accepted' }, effects: [{ do: 'assign', agent: by }] };
    },
    decline: (offer, { by }, now) => {
      if (by !== offer.agent) return refuse(offer, 'not_yours');
      if (now >= offer.until) return lapse(offer);
      return { next: { ...offer, state: 'declined' }, effects: [{ do: 'requeue', passedBy: by }] };
    },
    tick: (offer, _, now) => (now >= offer.until ? lapse(offer) : stay(offer)),
    withdraw: (offer) => ({ next: { ...offer, state: 'withdrawn' }, effects: [{ do: 'requeue' }] }),
  },
  accepted: { ...done, accept: over('accepted') },
  declined: { ...done, decline: over('declined') },
  // Who declines what has lapsed has what they want.
  lapsed: { ...done, decline: over('lapsed') },
  withdrawn: { ...done, decline: over('withdrawn') },
};

/** One event of an offer. Every state × event has its cell above; the compiler refuses a hole. */
export function stepOffer(offer: OfferState, event: OfferEvent, now: number): OfferStep {
  const cell = TABLE[offer.state][event.on] as Cell<Name, On>;
  return cell(offer, event, now);
}
