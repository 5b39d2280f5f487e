import type { ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';
import { COLLEAGUE, idOf, ME, member, message, pendingOf, SELF } from '../src/testing/fixtures.ts';
import { ago, day, MINE, mine, page, WAITING, waiter } from './scene-rows.ts';
import { amended, asked, failing, long, talk, threads } from './scene-talks.ts';

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

const LONG = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley ';
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
