import { describe, expect, it } from 'vitest';
import { welcome } from '../testing/rig.ts';
import { scriptedTransport } from '../testing/scripted-socket.ts';
import { ack, C1, facts, MEI, requested, said } from '../testing/shopper.ts';
import { KNOWN, type Opened, tabStage } from '../testing/tabs.ts';
import { settle } from '../testing/virtual-clock.ts';
import { ASK_MS, LEASE_MS } from './election.ts';

/** A browser whose tabs all connect over one scripted network; the first one is connected. */
async function stageWith({
  locks = true,
  tabs = 2,
  greeting = {},
}: {
  locks?: boolean | 'refused';
  tabs?: number;
  greeting?: object;
} = {}) {
  const net = scriptedTransport();
  const stage = tabStage({ net, locks, stored: KNOWN });
  const accept = async (more: object = {}) => {
    await settle();
    net.last.open();
    net.last.tell(welcome(more));
    await settle();
  };
  const opened: Opened[] = [];
  const join = async (options: Parameters<typeof stage.open>[0] = {}) => {
    const tab = stage.open(options);
    opened.push(tab);
    void tab.chat.connect();
    await stage.clock.advance(600);
    return tab;
  };
  const first = await join();
  await accept(greeting);
  for (let i = 1; i < tabs; i++) await join();
  const says = () => net.sockets.flatMap(({ sent }) => sent.filter(({ type }) => type === 'say'));
  const views = () => opened.map(({ chat }) => chat.view);
  return { ...stage, net, accept, join, first, opened, says, views };
}

const texts = ({ chat }: Opened) =>
  (chat.view.thread?.events ?? []).flatMap((event) => ('text' in event && event.text) || []);
const pending = ({ chat }: Opened) => [...chat.view.pending, ...(chat.view.thread?.pending ?? [])];

describe.each([true, false, 'refused'] as const)('several tabs (locks: %s)', (locks) => {
  it('[TB1] have one socket, and one tab that leads', async () => {
    const { net, views, first } = await stageWith({ locks, tabs: 3 });
    expect(net.sockets).toHaveLength(1);
    expect(views().map(({ connection, leader }) => [connection, leader])).toEqual([
      ['online', true],
      ['online', false],
      ['online', false],
    ]);
    expect(first.chat.view.availability).toBe('online');
    expect(views()[2]?.availability).toBe('online');
  });

  it('[TB6] show the same, and tell each event once', async () => {
    const { net, opened, views } = await stageWith({ locks, tabs: 3 });
    net.last.tell(facts([requested(), said(2, 'hello')]));
    await settle();
    net.last.tell({ type: 'typing', conversation: C1, by: MEI, on: true });
    net.last.tell(facts([said(3, 'hi', { by: MEI })]));
    net.last.tell({ type: 'state', state: { topic: 'availability', rev: 2, value: 'away' } });
    await settle();
    for (const tab of opened) {
      expect(texts(tab)).toEqual(['hello', 'hi']);
      expect(tab.heard.filter(([event]) => event === 'message')).toHaveLength(2);
      expect(tab.heard.filter(([event]) => event === 'typing')).toHaveLength(2);
      expect(tab.heard.at(-1)).toEqual(['availability', 'away']);
    }
    expect(new Set(views().map(({ thread }) => JSON.stringify(thread))).size).toBe(1);
  });

  it('[TB6] a late tab gets what the line has told, and asks for the threads', async () => {
    const { net, join } = await stageWith({ locks, tabs: 1 });
    net.last.tell(facts([requested(), said(2, 'hello')]));
    const late = await join();
    expect(late.chat.view).toMatchObject({ connection: 'online', availability: 'online' });
    expect(net.last.sent.at(-1)).toMatchObject({ type: 'follow', conversations: [{ conversation: C1 }] });
    net.last.tell(facts([requested(), said(2, 'hello')]));
    await settle();
    expect(texts(late)).toEqual(['hello']);
    expect(net.sockets).toHaveLength(1);
  });

  it('[TB7] what a follower says is kept by it, sent by the leader, and settled in both', async () => {
    const { net, opened, says, disk, device } = await stageWith({ locks });
    const [leader, follower] = opened as [Opened, Opened];
    const stored = follower.chat.send('from the other tab');
    await settle();
    expect(says()).toMatchObject([{ text: 'from the other tab', page: { title: 'Kettle' } }]);
    expect([...disk.records.values()]).toMatchObject([{ cid: says()[0]?.cid }]);
    expect(device.value).toContain(String(net.sockets[0]?.sent[0]?.token));
    expect(pending(leader)).toMatchObject([{ text: 'from the other tab' }]);
    expect(pending(follower)).toMatchObject([{ text: 'from the other tab' }]);
    net.last.tell(ack(says()[0]?.cid, 2));
    net.last.tell(facts([requested(), said(2, 'from the other tab', { cid: says()[0]?.cid })]));
    await expect(stored).resolves.toMatchObject({ conversation: C1, seq: 2 });
    await settle();
    for (const tab of opened) expect([texts(tab), pending(tab)]).toEqual([['from the other tab'], []]);
    expect([...disk.records.values()].filter((record) => !('epoch' in record))).toEqual([]);
    expect(net.sockets).toHaveLength(1);
  });

  it('[TB7] who finds on the device what was acked already hears of it, and nobody sees it twice', async () => {
    const { net, opened, says, disk, join } = await stageWith({ locks });
    const [leader, follower] = opened as [Opened, Opened];
    void follower.chat.send('once');
    await settle();
    const records = [...disk.records];
    const answer = () => {
      net.last.tell(ack(says()[0]?.cid, 2));
      net.last.tell(facts([requested(), said(2, 'once', { cid: says()[0]?.cid })]));
    };
    answer();
    await settle();
    for (const [key, record] of records) disk.records.set(key, record);
    const late = await join();
    void late.chat.send('another');
    await settle();
    expect(says().map(({ text }) => text)).toEqual(['once', 'once', 'another']);
    expect(pending(leader)).toMatchObject([{ text: 'another' }]);
    answer();
    await settle();
    for (const tab of [leader, follower, late]) {
      expect([texts(tab), pending(tab).map(({ text }) => text)]).toEqual([['once'], ['another']]);
    }
    expect([...disk.records.values()].filter((record) => !('epoch' in record))).toMatchObject([
      { request: { text: 'another' } },
    ]);
  });

  it('[TB7] what the leader did not hear is handed to it again', async () => {
    const { opened, says, clock } = await stageWith({ locks });
    const [leader, follower] = opened as [Opened, Opened];
    leader.tab.deafen(true);
    void follower.chat.send('unheard');
    await settle();
    expect(says()).toEqual([]);
    leader.tab.deafen(false);
    await clock.advance(ASK_MS);
    expect(says()).toMatchObject([{ text: 'unheard' }]);
  });

  it('[TB7] a refusal reaches the tab that asked, and the words stay in sight in all', async () => {
    const { net, opened, says } = await stageWith({ locks });
    const [leader, follower] = opened as [Opened, Opened];
    const refused = follower.chat.send('no').catch((error) => error.code);
    await settle();
    const cid = says()[0]?.cid;
    net.last.tell({ type: 'problem', code: 'forbidden', text: 'no', retry: 'never', cid });
    expect(await refused).toBe('forbidden');
    for (const tab of opened) expect(pending(tab)).toMatchObject([{ status: 'failed', problem: 'forbidden' }]);
    leader.chat.retry(String(cid));
    await settle();
    expect(says()).toHaveLength(2);
    expect(pending(follower)).toMatchObject([{ status: 'sending' }]);
    net.last.tell({ type: 'problem', code: 'forbidden', text: 'no', retry: 'never', cid });
    await settle();
    follower.chat.discard(String(cid));
    await settle();
    for (const tab of opened) expect(pending(tab)).toEqual([]);
  });

  it('[TB7] typing, reading and history of a follower go over the one socket', async () => {
    const { net, opened } = await stageWith({
      locks,
      greeting: { conversations: [{ conversation: C1, state: 'active', seq: 60 }] },
    });
    const [, follower] = opened as [Opened, Opened];
    net.last.tell(facts([said(60, 'late', { by: MEI })]));
    await settle();
    follower.chat.typing();
    const older = follower.chat.history({ limit: 5 });
    await settle();
    expect(net.last.sent.slice(-2).map(({ type }) => type)).toEqual(['typing', 'history']);
    const page = { type: 'history', conversation: C1, before: 60, events: [said(59, 'older')], more: true };
    net.last.tell(page);
    expect(await older).toBe(true);
    for (const tab of opened) expect(texts(tab)).toEqual(['older', 'late']);
  });

  it('[TB2] when the leader dies, another one takes its place within the lease, and nothing is lost or doubled', async () => {
    const { net, opened, says, accept, clock } = await stageWith({ locks, tabs: 3 });
    const [leader, second, third] = opened as [Opened, Opened, Opened];
    net.last.tell(facts([requested(), said(2, 'before')]));
    const one = second.chat.send('one');
    await clock.advance(1);
    const sent = [one, third.chat.send('two')];
    await settle();
    leader.crash();
    await clock.advance(locks === true ? 1 : LEASE_MS + 2_000);
    expect(net.sockets).toHaveLength(2);
    await accept({ conversations: [{ conversation: C1, state: 'requested', seq: 3 }] });
    expect(net.last.sent[0]).toMatchObject({ type: 'hello', follow: [{ conversation: C1, seq: 2 }] });
    const order = says().map(({ text }) => text);
    expect([order.slice(0, 2).toSorted(), order.slice(2)]).toEqual([['one', 'two'], order.slice(0, 2)]);
    net.last.tell(facts([said(3, 'missed', { by: MEI })]));
    for (const [index, { cid }] of says().slice(2).entries()) net.last.tell(ack(cid, 4 + index));
    await Promise.all(sent);
    expect([second, third].map(({ chat }) => chat.view.leader).sort()).toEqual([false, true]);
    for (const tab of [second, third]) {
      expect(texts(tab)).toEqual(['before', 'missed']);
      const told = tab.heard.flatMap(([event, value]) => (event === 'message' ? (value as { seq: number }).seq : []));
      expect(told).toEqual([2, 3]);
    }
  });

  it('[TB5] a leader whose page is put away hands over at once, and follows when it is back', async () => {
    const { net, opened, accept, clock } = await stageWith({ locks });
    const [leader, other] = opened as [Opened, Opened];
    const kept = leader.chat.send('on its way');
    await settle();
    leader.tab.sign('away');
    expect([net.sockets[0]?.dropped, leader.tab.open, leader.chat.view.connection]).toEqual([true, 1, 'waiting']);
    await clock.advance(600);
    await accept();
    expect(other.chat.view).toMatchObject({ connection: 'online', leader: true });
    leader.tab.sign('back');
    await clock.advance(600);
    expect(leader.chat.view).toMatchObject({ connection: 'online', leader: false });
    expect(net.sockets).toHaveLength(2);
    net.last.tell(ack(net.last.sent.find(({ type }) => type === 'say')?.cid, 2));
    await expect(kept).resolves.toMatchObject({ seq: 2 });
  });

  it('[TB2] a visible tab takes over from a frozen leader, which closes its line when it thaws', async () => {
    const { net, opened, accept, clock } = await stageWith({ locks });
    const [leader, other] = opened as [Opened, Opened];
    leader.tab.freeze();
    await clock.advance(LEASE_MS + 2_000);
    await accept();
    expect(other.chat.view).toMatchObject({ connection: 'online', leader: true });
    expect(net.sockets[0]?.dropped).toBe(false);
    leader.tab.thaw();
    await clock.advance(10);
    expect([net.sockets[0]?.dropped, net.sockets.length]).toEqual([true, 2]);
    expect(leader.chat.view).toMatchObject({ connection: 'online', leader: false });
  });

  it('[TB8] leaves no timer, listener, channel, lock or socket', async () => {
    const { net, opened, clock, accept } = await stageWith({ locks });
    for (const { destroy, tab, rig } of opened) {
      destroy();
      await settle();
      expect([tab.open, rig.listening]).toEqual([0, 0]);
      if (net.sockets.length === 1) await clock.advance(600).then(() => accept());
    }
    await settle();
    expect([clock.timers, net.last.dropped, net.sockets.length]).toEqual([0, true, 2]);
  });
});

it('[TB9] before the first need there is no channel, lock, listener or socket, and nothing on the device', async () => {
  const net = scriptedTransport();
  const stage = tabStage({ net });
  const { tab, chat, rig } = stage.open();
  chat.typing();
  chat.read(1);
  await stage.clock.advance(60_000);
  expect([tab.open, rig.listening, net.sockets.length, stage.clock.timers]).toEqual([0, 0, 0, 0]);
  expect([stage.device.value, stage.disk.made.size, chat.view.connection]).toEqual([undefined, 0, 'idle']);
  chat.destroy();
});

it('[WR1] whatever another script posts to the tabs, nothing throws and nobody leaves', async () => {
  const { net, opened, browser, says } = await stageWith();
  net.last.tell(facts([requested(), said(2, 'hello')]));
  void opened[1]?.chat.send('mine');
  await settle();
  const news = { from: 'x', gone: [], term: 9, connection: 'online' };
  const odd = [
    null,
    undefined,
    7,
    'left',
    [],
    {},
    { type: 'left', from: 'x', leftAt: 9e15 },
    { type: 'left', from: 'x', gone: [7] },
    { ...news, type: 'dance' },
    { ...news, type: 'beat', secret: 'short' },
    { ...news, type: 'beat', term: '9' },
    { ...news, type: 'down', frame: null },
    { ...news, type: 'down', frame: { type: 'facts', conversation: C1, after: 0, head: 1, events: null } },
    { ...news, type: 'recap', to: 'y', frames: [{ type: 'welcome' }] },
    { ...news, type: 'refusal', problem: { code: 'forbidden' } },
    { ...news, type: 'entries', entries: [{ cid: 'c', request: { type: 'say' }, at: 0, status: 'saved' }] },
    { ...news, type: 'entries', entries: 'all' },
    { ...news, type: 'echo', verb: 'destroy', cid: '' },
    { ...news, type: 'up', to: 'y', frame: 'text' },
  ];
  for (const data of odd) browser.shout(data);
  await settle();
  for (const tab of opened) {
    expect([texts(tab), pending(tab).map(({ text }) => text)]).toEqual([['hello'], ['mine']]);
    expect(tab.chat.view.connection).toBe('online');
  }
  expect([opened[0]?.chat.view.leader, says().length]).toEqual([true, 1]);
});
