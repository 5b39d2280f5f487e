import type { Pending, Thread } from '@shopbell/sdk';
import { closed, joined, message, pending, thread } from '../talk.ts';
import { ago, mei, type Scene, type Scenes, shopper, talking } from './scene.ts';

const jun = { id: 'a2', name: 'Jun' };
const asJun = { role: 'agent', ...jun } as const;

/** One's own last message, on its way. */
const onItsWay = (status: Pending['status'], more: Partial<Pending> = {}, shows = `[data-state=${status}]`): Scene => ({
  view: talking(
    thread(
      'A',
      [joined(1, 'Mei', ago(9)), message(2, 'theirs', 'How many?', undefined, ago(3))],
      [{ ...pending('c9', 'Two, please', status, ago(2)), ...more }],
    ),
  ),
  shows,
});
/** One's own last message, at the shop. */
const stored = (receipts: Thread['receipts'], status: string): Scene => ({
  view: talking({ ...thread('A', [message(1, 'mine', 'Two, please', 'c1', ago(1))]), receipts }),
  shows: `[data-state=${status}]`,
});

const everything = thread('A', [
  joined(1, 'Mei', ago(2000)),
  message(2, 'mine', 'See https://shop.example/p/kettle?size=1.7&colour=very-dark-green', 'c1', ago(1999)),
  message(3, 'theirs', 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(4), undefined, ago(30)),
  message(4, 'theirs', 'شكرا لك! الطلب رقم 4111', undefined, ago(29)),
  { kind: 'joined', seq: 5, at: ago(28), by: asJun, agent: jun },
  { ...message(6, 'theirs', '好的 👍🏽', undefined, ago(27)), by: asJun },
  { kind: 'parted', seq: 7, at: ago(26), by: asJun, agent: jun },
  { kind: 'erased', seq: 8, at: ago(25), by: mei, was: 'message', why: 'recalled' },
  { kind: 'erased', seq: 9, at: ago(24), by: shopper, was: 'message', why: 'recalled' },
  { kind: 'wiped', seq: 10, at: ago(23), by: { role: 'system' } },
  { ...message(11, 'theirs', 'In stock from Friday', undefined, ago(22)), editedAt: ago(21) },
  { kind: 'requested', seq: 12, at: ago(20), by: mei },
  {
    kind: 'assigned',
    seq: 13,
    at: ago(19),
    by: asJun,
    agent: { id: 'a3', name: 'Aurelio Buendía de la Santísima Trinidad' },
  },
  message(14, 'mine', 'line one\nline two', 'c2', ago(18)),
  message(15, 'theirs', '🎉👍🏽', undefined, ago(17)),
  message(16, 'theirs', 'Call 010-8234 5678 or write to hello@shop.example', undefined, ago(16)),
]);
const flood = thread(
  'A',
  Array.from({ length: 40 }, (_, nth) => message(nth + 1, 'theirs', `Message ${nth + 1}`, undefined, ago(50 - nth))),
);

/** What was said and what happened. */
export const SAID: Scenes = {
  'a talk with everything': { view: talking(everything), shows: 'a' },
  ended: {
    view: talking(
      { ...thread('A', [message(1, 'mine', 'Thanks', 'c1', ago(9)), closed(2, ago(8))]), state: 'closed' },
      { agent: undefined },
    ),
    shows: '.note',
  },
  'somebody types': {
    view: talking({ ...thread('A', [message(1, 'mine', 'Hi', 'c1', ago(1))]), typing: [mei] }),
    shows: '.foot i',
  },
  'kept in the page': onItsWay('unsaved'),
  'kept on the device': onItsWay('saved'),
  sending: onItsWay('sending'),
  stored: stored({ delivered: 0, read: 0 }, 'stored'),
  delivered: stored({ delivered: 1, read: 0 }, 'delivered'),
  read: stored({ delivered: 1, read: 1 }, 'read'),
  'not sent': onItsWay('failed', {}, '.failure'),
  'not sent, too long': onItsWay('failed', { problem: 'text_too_long' }, '.failure'),
  'not sent, refused by the page': onItsWay('failed', { problem: 'hook_refused' }, '.failure'),
  'lost with the page': {
    view: { storage: 'memory', pending: [pending('c1', 'Hello', 'unsaved', 0)] },
    shows: '.say',
  },
  'left from an earlier day': {
    view: { stale: 2, pending: [pending('c1', 'Hello', 'saved', 0), pending('c2', 'Anybody?', 'saved', 1)] },
    shows: '.stale',
  },
  'new below, earlier above': {
    view: talking(flood, { more: true }),
    read: 'A 40',
    prepare: ({ calls }) => calls.hold('history'),
    acts: async ({ find, chat, drawn }) => {
      const log = await find('.log');
      // What is loaded later moves it once more to its end.
      while (!log.querySelector('.page > [role=status]')?.textContent) {
        log.scrollTop = 0;
        await drawn();
      }
      const more = message(41, 'theirs', 'One more', undefined, ago(0));
      chat.set(talking({ ...flood, events: [...flood.events, more] }));
    },
    shows: '.jump',
  },
};
