import type { ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import {
  COLLEAGUE,
  idOf,
  ME,
  member,
  message,
  note,
  pendingOf,
  SYSTEM,
  shopperOf,
  threadOf,
} from '../src/testing/fixtures.ts';
import { ago, day, page } from './scene-rows.ts';

export function talk(): Thread {
  const s = shopperOf(11);
  return threadOf(11, {
    events: [
      { kind: 'requested', seq: 1, at: ago(day + 300), by: s, page: page('/p/sencha', 'Sencha, first harvest, 100 g') },
      message(2, s, ago(day + 298), 'Hello, is the first harvest sencha from this spring?'),
      { kind: 'assigned', seq: 3, at: ago(day + 270), by: COLLEAGUE, agent: COLLEAGUE },
      message(
        4,
        COLLEAGUE,
        ago(day + 255),
        'Good evening! Yes, it was picked in April in Kagoshima and packed in May.',
      ),
      message(5, s, ago(day + 200), 'Thank you, I will think about it.'),
      { kind: 'assigned', seq: 6, at: ago(1380), by: ME, agent: ME },
      message(7, s, ago(1340), '你好，我又来了 😊'),
      message(
        8,
        s,
        ago(1322),
        'I would like two bags, one as a present. Do you wrap them? I saw https://kettleandleaf.example/wrapping but it is not clear which paper is used.',
      ),
      message(
        9,
        ME,
        ago(1290),
        'Welcome back! We wrap for free. The paper is plain kraft with a linen ribbon, and we leave the price off the delivery note.',
      ),
      message(10, ME, ago(1275), 'Shall I add it to both bags or only to one?'),
      message(11, s, ago(1180), 'Only one please'),
      message(12, ME, ago(1120), 'Done – bag two is marked as a gift.'),
      message(13, s, ago(48), 'Great. And could you add a card that says 生日快乐?'),
    ],
    desk: [
      { kind: 'case_opened', deskSeq: 1, afterSeq: 1, at: ago(day + 300), by: SYSTEM, case: idOf(700) },
      {
        kind: 'identified',
        deskSeq: 2,
        afterSeq: 2,
        at: ago(day + 298),
        by: SYSTEM,
        member: member('20777', 'Mei Tanaka'),
      },
      {
        kind: 'case_owned',
        deskSeq: 3,
        afterSeq: 3,
        at: ago(day + 270),
        by: COLLEAGUE,
        case: idOf(700),
        owner: COLLEAGUE,
      },
      note(
        4,
        5,
        COLLEAGUE,
        ago(day + 190),
        'Asked for the harvest date twice before buying last year as well. Please offer the card, she always sends gifts.',
      ),
    ],
    typing: [s],
  });
}

export const asked = (row: ConversationRow): Thread => {
  const s = shopperOf(1);
  const by = { ...s, id: row.shopper.id } as typeof s;
  return threadOf(0, {
    conversation: row.conversation,
    state: row.state,
    events: [
      { kind: 'requested', seq: 1, at: row.openedAt, by, ...(row.page ? { page: row.page } : {}) },
      message(2, by, row.waitingSince ?? row.openedAt, row.last?.text ?? ''),
      ...(row.state === 'left' ? ([{ kind: 'left', seq: 3, at: row.openedAt + 900, by: SYSTEM }] as const) : []),
    ],
  });
};

export const threads = (...all: Thread[]) => new Map(all.map((thread) => [thread.conversation, thread]));

export const failing = (): Thread => ({
  ...talk(),
  typing: [],
  pending: [
    pendingOf('f1', 'Of course! We print the card by hand, up to 80 characters.', ago(20), {
      status: 'failed',
      problem: 'busy',
    }),
    pendingOf('f2', 'Which name shall we put underneath?', ago(8)),
    pendingOf('f3', 'Birthday card, 生日快乐, no price on the note.', ago(4), { lane: 'desk', status: 'saved' }),
  ],
});

/** Marks, an edit, a message taken back by each side, and one's own that may still be changed. */
export const amended = (read: number): Thread => {
  const whole = talk();
  const { by, at } = message(0, ME, ago(70), '');
  return {
    ...whole,
    typing: [],
    events: [
      ...whole.events.slice(0, 11),
      { ...message(12, ME, ago(1120), 'Done – bag two is marked as a gift.'), editedAt: ago(1100) },
      message(13, shopperOf(11), ago(95), 'Great. And could you add a card that says 生日快乐?'),
      { kind: 'erased', seq: 14, at: ago(80), by: shopperOf(11), was: 'message', why: 'recalled' },
      { kind: 'erased', seq: 15, at, by, was: 'message', why: 'recalled' },
      message(16, ME, ago(60), 'Of course! We print the card by hand, up to 80 characters.'),
      message(17, ME, ago(30), 'Which name shall we put underneath?'),
    ],
    receipts: { delivered: 17, read },
  };
};

export const long = (): Thread => ({
  ...talk(),
  events: [
    ...talk().events.slice(0, 12),
    message(13, shopperOf(11), ago(60), `${'很长的一段话没有空格'.repeat(30)}`),
    message(14, shopperOf(11), ago(55), `https://kettleandleaf.example/${'very-long-path/'.repeat(20)}?q=1`),
    message(15, ME, ago(40), `${'A long answer, with line breaks.\n\n'.repeat(5)}Done.`),
  ],
});
