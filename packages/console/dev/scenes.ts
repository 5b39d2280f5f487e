import type { ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';
import {
  COLLEAGUE,
  idOf,
  ME,
  member,
  message,
  note,
  pendingOf,
  rowOf,
  SELF,
  SYSTEM,
  shopperOf,
  threadOf,
} from '../src/testing/fixtures.ts';

const now = Date.now();
export const ago = (seconds: number): number => now - seconds * 1000;
const SHOP = 'https://kettleandleaf.example';
export const page = (path: string, title: string) => ({ url: `${SHOP}${path}`, title });

interface Waiter {
  secs: number;
  who?: { id: string; name?: string };
  text: string;
  on: ReturnType<typeof page>;
  left?: boolean;
}

export const waiter = (n: number, { secs, who, text, on, left }: Waiter): ConversationRow =>
  rowOf(n, {
    state: left ? 'left' : 'requested',
    shopper: { id: idOf(n), ...(who ? { member: who } : {}) },
    openedAt: ago(secs + 2),
    waitingSince: ago(secs),
    last: { by: 'shopper', at: ago(secs), text },
    page: on,
  });

export const mine = (n: number, patch: Partial<ConversationRow>): ConversationRow =>
  rowOf(n, { state: 'active', agent: ME, owner: ME, openedAt: ago(900), ...patch });

export const WAITING: readonly ConversationRow[] = [
  waiter(1, {
    secs: 71,
    who: member('20418', '林美玲'),
    text: '请问这款茶壶可以直接放在电磁炉上加热吗？',
    on: page('/p/kettle', '铸铁茶壶 0.9 L'),
  }),
  waiter(2, {
    secs: 33,
    text: 'Does the gift box fit two tins?',
    on: page('/p/gift-box', 'Gift box, walnut'),
  }),
  waiter(3, {
    secs: 9,
    who: member('11873', 'Jonas Berg'),
    text: 'Hi! My order says delivered but nothing is here',
    on: page('/orders/KL-20931', 'Order KL-20931'),
  }),
  waiter(4, {
    secs: 7_400,
    text: 'Can I exchange the green tin for the white one? I wrote to you last night.',
    on: page('/p/tin', 'Tea tin, 250 g'),
    left: true,
  }),
];

export const MINE: readonly ConversationRow[] = [
  mine(11, {
    shopper: { id: idOf(11), member: member('20777', 'Mei Tanaka') },
    waitingSince: ago(48),
    last: { by: 'shopper', at: ago(48), text: 'Great. And could you add a card that says 生日快乐?' },
    page: page('/p/sencha', 'Sencha, first harvest, 100 g'),
    openedAt: ago(1500),
  }),
  mine(12, {
    last: { by: 'agent', at: ago(190), text: 'The lid is sold separately – I have put the link above.' },
    page: page('/p/teapot-lid', 'Spare lid for teapot No. 3'),
  }),
  mine(13, {
    shopper: { id: idOf(13), member: member('30021', 'Oğuz Çelik') },
    last: { by: 'agent', at: ago(620), text: 'Your parcel left Hamburg this morning.' },
    page: page('/orders/KL-20877', 'Order KL-20877'),
  }),
];

const day = 86_400;

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

export function scene(patch: Partial<AgentView>): AgentView {
  const waiting = patch.waiting ?? WAITING;
  const own = patch.mine ?? MINE;
  const threads = new Map([...waiting, ...(patch.left ?? []), ...own].map((row) => [row.conversation, asked(row)]));
  for (const [id, thread] of patch.threads ?? []) threads.set(id, thread);
  return {
    connection: 'online',
    self: SELF,
    writing: new Map(),
    storage: 'device',
    stale: 0,
    aheadMs: 0,
    amendWindowMs: 120_000,
    shoppers: new Map(),
    owned: [],
    company: [],
    floor: [],
    promises: [],
    groups: [],
    duty: undefined,
    offers: [],
    rules: undefined,
    colleagues: [ME, COLLEAGUE].map(({ id, name }) => ({ id, name })),
    ...patch,
    waiting: waiting.filter(({ state }) => state === 'requested'),
    left: [...(patch.left ?? []), ...waiting.filter(({ state }) => state === 'left')],
    mine: own,
    threads,
  };
}

/** Li Na's talk with a gift shopper, seen by somebody beside her. */
const THEIRS = mine(41, {
  agent: COLLEAGUE,
  owner: COLLEAGUE,
  shopper: { id: idOf(41), member: member('20777', 'Mei Tanaka') },
  waitingSince: ago(48),
  last: { by: 'shopper', at: ago(48), text: 'Great. And could you add a card that says 生日快乐?' },
  page: page('/p/sencha', 'Sencha, first harvest'),
});
const OTHERS: readonly ConversationRow[] = [
  mine(42, {
    agent: COLLEAGUE,
    owner: COLLEAGUE,
    last: { by: 'agent', at: ago(90), text: 'It ships on Monday.' },
    page: page('/p/kettle', 'Iron kettle 0.9 L'),
  }),
  mine(43, {
    agent: { id: idOf(902), name: '王伟' },
    shopper: { id: idOf(43), member: member('31', '陈晓') },
    waitingSince: ago(150),
    last: { by: 'shopper', at: ago(150), text: '可以开发票吗？' },
    page: page('/p/gift-box', '胡桃木礼盒'),
  }),
];

/** The talk of `THEIRS`, with what was said at its side. */
function beside(selfId: string, joined: boolean): Thread {
  const whole = talk();
  const guest = { role: 'agent', id: selfId, name: selfId === SELF.id ? SELF.name : 'Zhang Min' } as const;
  const stamp = { at: ago(40), by: COLLEAGUE, afterSeq: 13 };
  const words = 'She wants the card in Japanese: can you write it for her?';
  return {
    ...whole,
    conversation: THEIRS.conversation,
    typing: [],
    events: [
      ...whole.events.map((event) => ({
        ...event,
        ...(event.by.role === 'agent' ? { by: COLLEAGUE } : {}),
        ...(event.kind === 'assigned' ? { agent: COLLEAGUE } : {}),
      })),
      ...(joined ? ([{ kind: 'joined', seq: 14, at: ago(30), by: guest, agent: guest }] as const) : []),
      ...(joined ? [message(15, guest, ago(20), 'お任せください。カードは私が書きます。')] : []),
    ],
    desk: [...whole.desk, { kind: 'invited', deskSeq: 5, ...stamp, to: { id: selfId, name: guest.name }, text: words }],
  };
}

export const threads = (...all: Thread[]) => new Map(all.map((thread) => [thread.conversation, thread]));

const failing = (): Thread => ({
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
const amended = (read: number): Thread => {
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

const LONG = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley ';
const long = (): Thread => ({
  ...talk(),
  events: [
    ...talk().events.slice(0, 12),
    message(13, shopperOf(11), ago(60), `${'很长的一段话没有空格'.repeat(30)}`),
    message(14, shopperOf(11), ago(55), `https://kettleandleaf.example/${'very-long-path/'.repeat(20)}?q=1`),
    message(15, ME, ago(40), `${'A long answer, with line breaks.\n\n'.repeat(5)}Done.`),
  ],
});

export const SCENES: Readonly<Record<string, () => AgentView>> = {
  desk: () => scene({ threads: threads(talk()) }),
  empty: () => scene({ waiting: [], mine: [] }),
  delivered: () => scene({ threads: threads(amended(12)) }),
  read: () => scene({ threads: threads(amended(17)) }),
  withdrawn: () =>
    scene({
      mine: MINE.map((row) => ({ ...row, last: { by: 'shopper' as const, at: ago(80), text: '' } })),
      threads: threads(amended(17)),
    }),
  memory: () => scene({ storage: 'memory', threads: threads({ ...failing(), pending: failing().pending.slice(1) }) }),
  memoryOffline: () =>
    scene({
      connection: 'waiting',
      storage: 'memory',
      threads: threads({ ...failing(), pending: failing().pending.slice(1) }),
    }),
  stale: () =>
    scene({
      stale: 2,
      threads: threads({
        ...talk(),
        typing: [],
        pending: [
          pendingOf('o1', 'Your parcel leaves tomorrow.', ago(2 * day), { status: 'saved' }),
          pendingOf('o2', 'I have added the card.', ago(2 * day - 60), { status: 'saved' }),
        ],
      }),
    }),
  offline: () => scene({ connection: 'waiting', threads: threads(failing()) }),
  flood: () =>
    scene({
      waiting: Array.from({ length: 240 }, (_, n) =>
        waiter(100 + n, {
          secs: 200 - Math.floor(n * 0.83),
          ...(n % 3 === 0 ? { who: member(`${n}`, n % 2 ? '王小明' : 'Sofia Rossi') } : {}),
          text: n % 2 ? '在吗？满减活动可以叠加优惠券吗？' : 'Is the 11.11 discount applied at checkout?',
          on: page('/sale', n % 2 ? '双十一会场' : '11.11 sale'),
        }),
      ),
      mine: Array.from({ length: 9 }, (_, n) => ({
        ...(MINE[n % 3] ?? mine(0, {})),
        conversation: idOf(11 + n),
      })),
      threads: threads(talk()),
    }),
  long: () =>
    scene({
      waiting: WAITING.map((row, n) => ({
        ...row,
        shopper: { ...row.shopper, member: member('x'.repeat(60), LONG.repeat(2) + n) },
        last: { by: 'shopper' as const, at: ago(9), text: '没有空格的一行'.repeat(20) },
        page: page(`/${'a/'.repeat(60)}`, LONG.repeat(3)),
      })),
      mine: MINE.map((row) => ({
        ...row,
        shopper: { ...row.shopper, member: member('x'.repeat(60), LONG) },
        page: page(`/${'a/'.repeat(60)}`, LONG.repeat(3)),
        owner: { id: idOf(5), name: LONG },
      })),
      threads: threads(long()),
    }),
  asked: () =>
    scene({
      company: [{ ...THEIRS, invited: [{ agent: ME, by: COLLEAGUE, at: ago(40) }] }],
      threads: threads(talk(), beside(SELF.id, false)),
    }),
  guest: () => scene({ company: [{ ...THEIRS, guests: [ME] }], threads: threads(talk(), beside(SELF.id, true)) }),
  whispered: () => {
    const whole = talk();
    const by = { role: 'agent', id: idOf(903), name: 'Zhang Min' } as const;
    const guests = [{ id: by.id, name: by.name }];
    const text = 'She is a regular of ours: put the card in for free, and tell her so.';
    return scene({
      mine: MINE.map((row, n) =>
        n === 0 ? { ...row, guests, invited: [{ agent: COLLEAGUE, by: ME, at: ago(5) }] } : row,
      ),
      threads: threads({
        ...whole,
        desk: [...whole.desk, { kind: 'whispered', deskSeq: 5, afterSeq: 13, at: ago(20), by, to: ME, text }],
      }),
    });
  },
  supervisor: () =>
    scene({
      self: { ...SELF, duty: 'supervisor' },
      mine: [],
      floor: [THEIRS, ...OTHERS],
      threads: threads(beside(idOf(903), false)),
    }),
  loading: () => {
    const whole = scene({});
    return { ...whole, threads: new Map() };
  },
};
