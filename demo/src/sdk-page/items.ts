import type { ChatView, Pending, Thread } from '@shopbell/sdk';

type Event = Thread['events'][number];
type Message = Extract<Event, { kind: 'message' }>;
/** Edits and recalls show in the message they are about. */
type Folded = Extract<Event, { kind: 'edited' | 'recalled' }>;
type Line = Exclude<Event, Message | Folded>;

const isShown = (event: Event): event is Message | Line =>
  event.kind !== 'edited' && event.kind !== 'recalled' && !(event.kind === 'erased' && event.was === 'edited');

/** How far a stored message is. */
export type Rung = 'stored' | 'delivered' | 'read';

const rungOf = ({ receipts }: Thread, { seq }: Event): Rung =>
  seq <= receipts.read ? 'read' : seq <= receipts.delivered ? 'delivered' : 'stored';

/** One row of the thread. `key` stays the same for as long as the row says the same. */
export type Item =
  | { readonly kind: 'line'; readonly key: string; readonly at: number; readonly event: Line }
  | {
      readonly kind: 'said';
      readonly key: string;
      readonly event: Message;
      readonly mine: boolean;
      readonly last: boolean;
      readonly rung: Rung;
    }
  | { readonly kind: 'pending'; readonly key: string; readonly pending: Pending };

const isMine = (event: Event): boolean => event.by.role === 'shopper';

/** The rows of a view, oldest first: what is in the logs, then what is on its way. */
export const itemsOf = (view: ChatView): readonly Item[] => {
  const events = view.threads.flatMap((thread) => thread.events.filter(isShown).map((event) => ({ thread, event })));
  const lastMine = events.findLast(({ event }) => event.kind === 'message' && isMine(event))?.event;
  const rows = events.map(({ thread, event }): Item => {
    const place = `${thread.conversation} ${event.seq} ${event.kind}`;
    if (event.kind !== 'message') return { kind: 'line', key: place, at: event.at, event };
    const last = event === lastMine;
    const rung = rungOf(thread, event);
    const key = `${place} ${event.editedAt ?? ''} ${last ? rung : ''}`;
    return { kind: 'said', key, event, mine: isMine(event), last, rung };
  });
  const onTheWay = [...view.threads.flatMap((thread) => thread.pending), ...view.pending];
  const waiting = onTheWay.map((pending): Item => {
    const { cid, status, problem = '' } = pending;
    return { kind: 'pending', key: `${cid} ${status} ${problem}`, pending };
  });
  return [...rows, ...waiting];
};
