import type { Pending, Thread } from '@shopbell/sdk';

/** Makers of small talks for tests. Times are `seq` seconds after 0 unless told otherwise. */
type PublicEvent = Thread['events'][number];

const shopper = { role: 'shopper', id: 's1' } as const;
const mei = { role: 'agent', id: 'a1', name: 'Mei' } as const;

/** Something said, by the shopper (`mine`) or by Mei (`theirs`). */
export function message(seq: number, by: 'mine' | 'theirs', text: string, cid?: string, at = seq * 1000): PublicEvent {
  return { kind: 'message', seq, at, by: by === 'mine' ? shopper : mei, text, ...(cid === undefined ? {} : { cid }) };
}

/** An agent takes the conversation. */
export function joined(seq: number, name: string, at = seq * 1000): PublicEvent {
  return { kind: 'assigned', seq, at, by: mei, agent: { id: 'a1', name } };
}

/** Mei ends the conversation. */
export function closed(seq: number, at = seq * 1000): PublicEvent {
  return { kind: 'closed', seq, at, by: mei };
}

/** A message on its way. */
export function pending(cid: string, text: string, status: Pending['status'] = 'saved', at = 9000): Pending {
  return { cid, text, at, lane: 'public', status };
}

/** A conversation with these events, active. */
export function thread(conversation: string, events: PublicEvent[], waiting: Pending[] = []): Thread {
  const receipts = { delivered: 0, read: 0 };
  return {
    conversation,
    state: 'active',
    events,
    desk: [],
    more: false,
    pending: waiting,
    typing: [],
    receipts,
    seen: 0,
  };
}
