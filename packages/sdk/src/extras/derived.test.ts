import { expect, it } from 'vitest';
import type { ChatEvents } from '../chat-events.ts';
import { greet } from '../testing/rig.ts';
import {
  ack,
  assigned,
  C1,
  C2,
  closed,
  facts,
  greetedShopper,
  MEI,
  requested,
  said,
  shopperOn,
} from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';

const WEI = { role: 'agent', id: '01kah0t3vq8m2r5x9zbb', name: 'Wei' };
const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
const NAMES = [
  'queue',
  'started',
  'agentJoined',
  'agentLeft',
  'transferred',
  'messageStatus',
  'referral',
  'unread',
  'ended',
] as const satisfies (keyof ChatEvents)[];

/** What is told from here on, as short lines. */
function record(chat: ReturnType<typeof shopperOn>['chat'], of: readonly (typeof NAMES)[number][] = NAMES) {
  const lines: string[] = [];
  for (const name of of) {
    chat.on(name, (value: unknown) => {
      const { agent, from, to, cid, status, place, seq } = (value ?? {}) as Record<string, never> & {
        agent?: { name: string };
        from?: { name: string };
        to?: { name: string };
      };
      const about =
        typeof value === 'object'
          ? (agent?.name ?? (from && `${from.name}>${to?.name}`) ?? place ?? (status && `${cid} ${status}`) ?? seq)
          : value;
      lines.push(`${name} ${about}`);
    });
  }
  return lines;
}
const flow = ['started', 'agentJoined', 'agentLeft', 'transferred', 'ended'] as const;
const open = (seq: number) => ({ conversations: [{ conversation: C1, state: 'active', seq }] });

it('[EV1] what happens in the log is told once each, in its order, with its values', async () => {
  const { chat, tell } = await greetedShopper();
  const lines = record(chat, flow);
  const values: unknown[] = [];
  chat.on('transferred', (value) => values.push(value));
  chat.on('ended', (value) => values.push(value));
  tell(facts([requested(), said(2, 'hi'), assigned(3)]));
  tell(facts([{ kind: 'joined', seq: 4, at: 4, by: WEI, agent: named(WEI) }]));
  tell(facts([{ kind: 'parted', seq: 5, at: 5, by: WEI, agent: named(WEI) }]));
  tell(facts([{ kind: 'assigned', seq: 6, at: 6, by: MEI, agent: named(WEI) }]));
  tell(facts([{ ...requested(7), by: WEI }, { ...assigned(8) }, closed(9)]));
  tell(facts([closed(9)]));
  await settle();
  expect(lines).toEqual([
    'started 1',
    'agentJoined Mei',
    'agentJoined Wei',
    'agentLeft Wei',
    'agentLeft Mei',
    'transferred Mei>Wei',
    'agentJoined Wei',
    'agentLeft Wei',
    'agentJoined Mei',
    'ended 9',
  ]);
  expect(values).toEqual([
    { conversation: C1, seq: 6, at: 6, from: named(MEI), to: named(WEI) },
    { conversation: C1, seq: 9, at: 9, by: MEI },
  ]);
});

it('[EV2] loaded history tells nothing; what was missed while the line was away does, in order', async () => {
  const { chat, tell, rig } = await greetedShopper(open(3));
  const lines = record(chat);
  tell(facts([requested(), said(2, 'hi', { cid: 'c2' }), assigned(3)]));
  await settle();
  expect(lines).toEqual([]);
  rig.net.last.end();
  await rig.clock.advance(500);
  await greet(rig, open(6));
  tell(
    facts([said(4, 'yes?', { by: MEI }), { kind: 'assigned', seq: 5, at: 5, by: MEI, agent: named(WEI) }, closed(6)]),
  );
  await settle();
  expect(lines).toEqual(['agentLeft Mei', 'transferred Mei>Wei', 'agentJoined Wei', 'ended 6', 'unread 1']);
  tell({ type: 'history', conversation: C2, before: 1, events: [], more: false });
  await settle();
  expect(lines).toHaveLength(5);
});

it('[EV1] what comes while the part is loaded is told once it is there, messages at once', async () => {
  const { chat, tell, rig } = await greetedShopper(open(3));
  tell(facts([requested(), said(2, 'hi', { cid: 'c2' }), assigned(3)]));
  await settle();
  const { extras } = rig;
  let go = (): void => undefined;
  rig.extras = async () => {
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    return extras();
  };
  const lines = record(chat);
  chat.on('message', ({ seq }) => lines.push(`message ${seq}`));
  tell(facts([said(4, 'bye', { by: MEI }), closed(5)]));
  await settle();
  expect(lines).toEqual(['message 4']);
  go();
  await settle();
  expect(lines).toEqual(['message 4', 'ended 5', 'unread 1']);
});

it('[EV1] a message waits for the part where a hook is to look at it, and is told once', async () => {
  const { chat, tell, rig, of } = await greetedShopper(open(1));
  tell(facts([requested()]));
  await settle();
  const { extras } = rig;
  let go = (): void => undefined;
  rig.extras = async () => {
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    return extras();
  };
  chat.hook('beforeDisplay', () => undefined);
  tell(facts([said(2, 'hi', { by: MEI })]));
  await settle();
  expect(of('message').length).toBe(0);
  go();
  await settle();
  expect(of('message').length).toBe(1);
});

it('[EV1] where the part can’t be loaded messages are told all the same', async () => {
  const { chat, tell, rig, of } = await greetedShopper(open(1));
  tell(facts([requested()]));
  await settle();
  rig.extras = () => Promise.reject(new Error('404'));
  const lines = record(chat);
  tell(facts([said(2, 'hi', { by: MEI })]));
  await settle();
  expect([lines, of('message').length]).toEqual([[], 1]);
});

it('[EV3] one’s own message is told of with each step that is seen, forward only', async () => {
  const { chat, tell, says } = await greetedShopper(open(3));
  tell(facts([requested(), said(2, 'hi', { cid: 'c2' }), assigned(3)]));
  await settle();
  const lines = record(chat, ['messageStatus']);
  await settle();
  void chat.send('one');
  await settle();
  const cid = says()[0]?.cid;
  tell(ack(cid, 4));
  tell(facts([said(4, 'one', { cid })]));
  await settle();
  const receipts = (delivered: number, read: number) =>
    tell({
      type: 'state',
      state: { topic: 'receipts', conversation: C1, shopper: { delivered: 0, read: 0 }, shop: { delivered, read } },
    });
  receipts(4, 2);
  await settle();
  receipts(4, 4);
  await settle();
  expect(lines).toEqual(
    [`${cid} sending`, `${cid} stored`, 'c2 read', `${cid} delivered`, `${cid} read`].map(
      (one) => `messageStatus ${one}`,
    ),
  );
});

it('[EV3] a refused message is told of with its problem, and so is another tab’s', async () => {
  const { chat, tell, says } = await greetedShopper(open(1));
  tell(facts([requested()]));
  await settle();
  const told: unknown[] = [];
  chat.on('messageStatus', (value) => told.push(value));
  await settle();
  void chat.send('one');
  await settle();
  tell({ type: 'problem', code: 'blocked', text: 'no', retry: 'never', cid: says()[0]?.cid });
  tell(facts([said(2, 'elsewhere', { cid: 'c9' })]));
  await settle();
  expect(told).toMatchObject([
    { status: 'sending' },
    { cid: 'c9', status: 'stored', seq: 2, conversation: C1 },
    { status: 'failed', problem: 'blocked' },
  ]);
});

it('[EV4] place and number of unread messages are told when they are others', async () => {
  const { chat, tell, rig } = await greetedShopper({
    conversations: [{ conversation: C1, state: 'requested', seq: 2 }],
  });
  const lines = record(chat, ['queue', 'unread']);
  tell(facts([requested(), said(2, 'hi')]));
  const place = (rev: number, place: number) =>
    tell({ type: 'state', state: { topic: 'queue', conversation: C1, rev, place } });
  place(1, 3);
  await settle();
  place(2, 3);
  await settle();
  place(3, 1);
  tell(facts([said(3, 'hello', { by: MEI }), said(4, 'there', { by: MEI })]));
  await settle();
  expect([chat.unread, chat.view.unread]).toEqual([2, 2]);
  chat.markRead();
  await settle();
  expect(chat.unread).toBe(0);
  rig.net.last.end();
  await settle();
  expect(lines).toEqual(['queue 3', 'queue 1', 'unread 2', 'unread 0', 'queue undefined']);
});

it('[EV1] listening for one of them, and for no other, brings what tells them', async () => {
  for (const [name, brings] of [
    ...NAMES.map((one) => [one, true] as const),
    ...(['change', 'message', 'connection', 'typing', 'availability', 'error', 'consent'] as const).map(
      (one) => [one, false] as const,
    ),
  ]) {
    const { chat, rig } = shopperOn();
    let loads = 0;
    const { extras } = rig;
    rig.extras = () => {
      loads += 1;
      return extras();
    };
    chat.on(name, () => undefined);
    expect([name, loads]).toEqual([name, brings ? 1 : 0]);
  }
});

it('[EV1] once listens for one', async () => {
  const { chat, tell } = await greetedShopper();
  const seen: number[] = [];
  chat.once('message', ({ seq }) => seen.push(seq));
  chat.once('message', ({ seq }) => seen.push(-seq))();
  tell(facts([requested(), said(2, 'a'), said(3, 'b')]));
  await settle();
  expect(seen).toEqual([2]);
});

it('[EV1] a way to a store is told where the shop signed for it and it leads to a code, and no other card', async () => {
  const { chat, tell } = await greetedShopper();
  const told: unknown[] = [];
  chat.on('referral', (referral) => told.push(referral));
  await settle();
  const url = 'https://chat.example/r/7K2QM-9XW4T';
  const store = { type: 'store', v: 1, name: 'Market Street', address: '8 Market Street' } as const;
  const by = { role: 'agent', id: MEI.id, name: MEI.name };
  const card = (seq: number, shared: object) => ({ ...said(seq, ''), by, card: shared });
  tell(
    facts([
      requested(),
      said(2, 'hi'),
      assigned(3),
      card(4, { card: { ...store, url }, from: 'shop', until: 9 }),
      card(5, { card: { ...store, url }, from: 'page' }),
      card(6, { card: { ...store, url: 'https://shop.example/stores/market' }, from: 'shop' }),
      card(7, { card: store, from: 'shop' }),
    ]),
  );
  await settle();
  expect(told).toEqual([
    { conversation: C1, seq: 4, at: expect.any(Number), store: 'Market Street', url, expiresAt: 9 },
  ]);
});
