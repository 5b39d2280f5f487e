import type { ChatView } from '../chat-types.ts';
import type { News } from '../client/where.ts';
import { type Derived, derive } from './answering.ts';
import type { ExtrasHost } from './ports.ts';
import { moved, standingOf } from './standing.ts';

/** Most cids of one's own news that wait for the next look at the view. */
const NEWS_MAX = 1_000;

/** Tells what log and view come to. The one place where the derived events come from. */
export interface Deriving {
  /** A public event is news, and people may see it. */
  readonly news: News;
}

export function createDeriving({
  client,
  events,
  view: first,
}: Pick<ExtrasHost, 'client' | 'events' | 'view'>): Deriving {
  /** One's own messages that are news, and were not seen in a view so far. */
  const fresh = new Set<string>();
  let last = seen(first);

  function seen({ queue, unread, thread, pending }: ChatView) {
    return { queue, unread, standing: standingOf({ thread, pending }) };
  }

  /** As the emitter takes them: name and value go together. */
  const tell = ([name, value]: Derived): void => (events.emit as (name: string, value: unknown) => void)(name, value);

  function look(view: ChatView): void {
    const before = last;
    last = seen(view);
    const steps = moved(before.standing, last.standing, (cid) => fresh.has(cid));
    for (const cid of last.standing.keys()) fresh.delete(cid);
    for (const one of steps) tell(['messageStatus', one]);
    if (JSON.stringify(before.queue) !== JSON.stringify(last.queue)) tell(['queue', last.queue]);
    if (before.unread !== last.unread) tell(['unread', last.unread]);
  }

  // First what came while this was loaded is told: it waits for the same promise.
  queueMicrotask(() =>
    queueMicrotask(() => {
      events.on('change', look);
      client.touch();
    }),
  );

  return {
    news(event, conversation) {
      const { kind, by, cid, seq } = event;
      if (kind === 'message' && by.role === 'shopper' && cid && fresh.size < NEWS_MAX) fresh.add(cid);
      const log = client.view.threads.find((thread) => thread.conversation === conversation)?.events ?? [];
      for (const one of derive(
        conversation,
        log.filter((earlier) => earlier.seq < seq),
        event,
      ))
        tell(one);
    },
  };
}
