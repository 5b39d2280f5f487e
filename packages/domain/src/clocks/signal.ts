import type { AgentId, PublicEvent, PublicKind } from '@shopbell/protocol';

/** What an event means to the clocks. */
export type Signal =
  | { readonly kind: 'requested'; readonly at: number }
  | { readonly kind: 'asked'; readonly at: number }
  | { readonly kind: 'replied'; readonly at: number }
  | { readonly kind: 'assigned'; readonly at: number; readonly agent: AgentId }
  | { readonly kind: 'left'; readonly at: number }
  | { readonly kind: 'closed'; readonly at: number }
  | { readonly kind: 'wiped'; readonly at: number };
export type SignalKind = Signal['kind'];

/** Whether an agent's line was sent by itself: their auto-reply, say. Today's log can't tell, so the caller has to. */
export type IsAutomatic = (event: PublicEvent) => boolean;

type Reader<K extends PublicKind> = (
  event: Extract<PublicEvent, { kind: K }>,
  automatic: IsAutomatic,
) => Signal | undefined;

const nothing = (): undefined => undefined;

/** A shopper asks, a human agent replies; bots, the system, stores, the API and automatic lines do neither. */
function said(event: PublicEvent, automatic: IsAutomatic): Signal | undefined {
  const { at, by } = event;
  if (by.role === 'shopper') return { kind: 'asked', at };
  return by.role === 'agent' && !automatic(event) ? { kind: 'replied', at } : undefined;
}

/** Every kind of event has its line; the compiler refuses a hole. */
const READERS: { readonly [K in PublicKind]: Reader<K> } = {
  // The first one opens the conversation; a later one: who had it gave it back to the queue.
  requested: ({ at }) => ({ kind: 'requested', at }),
  message: said,
  // Other words for what was said, or none: when it was said stays.
  edited: nothing,
  recalled: nothing,
  erased: (event, automatic) => (event.was === 'message' ? said(event, automatic) : undefined),
  assigned: ({ at, agent }) => ({ kind: 'assigned', at, agent: agent.id }),
  // Who has it owes the reply, whoever else comes in or goes; what a guest says is one.
  joined: nothing,
  parted: nothing,
  left: ({ at }) => ({ kind: 'left', at }),
  closed: ({ at }) => ({ kind: 'closed', at }),
  // What is said of a conversation is nothing to answer in it.
  rating_asked: nothing,
  rated: nothing,
  // Nobody can answer what is gone.
  wiped: ({ at }) => ({ kind: 'wiped', at }),
};

/** What an event means to the clocks; undefined when they go on as before. */
export const signalOf = (event: PublicEvent, automatic: IsAutomatic): Signal | undefined =>
  (READERS[event.kind] as Reader<PublicKind>)(event, automatic);
