import type { ChatEvents } from '../chat-events.ts';
import type { Emitter } from '../emitter.ts';
import type { TalkOptions } from './talk.ts';
import type { Beside } from './where.ts';

/** Tells a page what is news in its shopper's talk. Loaded with the talk. */
export function telling(
  events: Pick<Emitter<ChatEvents>, 'emit'>,
  beside: Beside,
): Pick<TalkOptions, 'news' | 'typing'> {
  beside.tell = (event, conversation) => {
    if (event.kind !== 'message') return;
    events.emit('message', { ...event, conversation, mine: event.by.role === 'shopper' });
  };
  return {
    news(...news) {
      if (beside.now) beside.now.news(...news);
      // Nobody may overtake what waits for the part that looks at it.
      else if (beside.part) beside.part.then((part) => part.news(...news)).catch(() => beside.tell?.(...news));
      else beside.tell?.(...news);
    },
    typing: (conversation, by, on) =>
      events.emit('typing', { conversation, on, name: 'name' in by ? by.name : undefined }),
  };
}
