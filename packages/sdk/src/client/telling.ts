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
    news(event, conversation) {
      const { now, part, hooks, tell } = beside;
      if (now) return now.news(event, conversation);
      // Only what a hook has to look at waits for the part with it: who loads it for anything else is told at once, and in order.
      const isTold = !(part && hooks?.size);
      if (isTold) tell?.(event, conversation);
      part?.then(
        (loaded) => loaded.news(event, conversation, isTold),
        () => isTold || tell?.(event, conversation),
      );
    },
    typing: (conversation, by, on) =>
      events.emit('typing', { conversation, on, name: 'name' in by ? by.name : undefined }),
  };
}
