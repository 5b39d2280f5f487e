import { expect, it } from 'vitest';
import { welcome } from '../testing/rig.ts';
import { scriptedTransport } from '../testing/scripted-socket.ts';
import { ack, C1, closed, facts, requested, said } from '../testing/shopper.ts';
import { KNOWN, type Opened, tabStage } from '../testing/tabs.ts';
import { settle } from '../testing/virtual-clock.ts';

/** Two tabs that look at the same conversation; the first one leads. */
async function twoTabs({ locks = true } = {}) {
  const net = scriptedTransport();
  const stage = tabStage({ net, locks, stored: KNOWN });
  const accept = async (more: object = {}) => {
    await settle();
    net.last.open();
    net.last.tell(welcome(more));
    await settle();
  };
  const tabs = [stage.open(), stage.open()] as const;
  void tabs[0].chat.connect();
  await stage.clock.advance(600);
  await accept();
  void tabs[1].chat.connect();
  await stage.clock.advance(600);
  net.last.tell(facts([requested(), said(2, 'hello')]));
  await settle();
  const says = () => net.last.sent.filter(({ type }) => type === 'say');
  return { ...stage, net, accept, tabs, says };
}

const numbers = ({ chat }: Opened) => chat.view.threads.flatMap(({ events }) => events.map(({ seq }) => seq));
const unsent = ({ chat }: Opened) => [...chat.view.pending, ...(chat.view.thread?.pending ?? [])];

it('[TB6] a tab that was put away is told how far logs have gone that the greeting does not name', async () => {
  const { net, accept, tabs, clock } = await twoTabs();
  tabs[1].tab.sign('away');
  net.last.tell(facts([closed(3)]));
  net.last.end();
  await clock.advance(20_000);
  await accept();
  tabs[1].tab.sign('back');
  await clock.advance(300);
  const asked = net.last.sent.filter(({ type }) => type === 'follow').at(-1);
  expect(asked).toMatchObject({ conversations: [{ conversation: C1, seq: 2 }] });
  net.last.tell(facts([closed(3)]));
  await settle();
  for (const tab of tabs) expect(numbers(tab)).toEqual([1, 2, 3]);
});

it('[TB6] a tab whose leader was opened anew asks for its own logs, which that one need not know', async () => {
  const { net, accept, tabs, open, clock } = await twoTabs({ locks: false });
  tabs[0].crash();
  const fresh = open();
  void fresh.chat.connect();
  await clock.advance(600);
  await accept();
  expect([fresh.chat.view.leader, net.last.sent[0]]).toMatchObject([true, { follow: [] }]);
  expect(net.last.sent.at(-1)).toMatchObject({ type: 'follow', conversations: [{ conversation: C1, seq: 2 }] });
});

it('[TB7] what a tab still holds unanswered when it is back is answered, whoever pressed it', async () => {
  const { net, accept, tabs, says, clock } = await twoTabs();
  void tabs[1].chat.send('mine');
  await settle();
  tabs[0].tab.sign('away');
  await accept();
  const answer = async () => {
    net.last.tell(ack(says()[0]?.cid, 3));
    net.last.tell(facts([said(3, 'mine', { cid: says()[0]?.cid })]));
    await settle();
  };
  await answer();
  tabs[0].tab.sign('back');
  await clock.advance(300);
  expect(says()).toHaveLength(2);
  await answer();
  for (const tab of tabs) expect([numbers(tab), unsent(tab)]).toEqual([[1, 2, 3], []]);
});

it('[TB7] what a person has dropped does not come back with a tab that was away', async () => {
  const { net, tabs, says, clock, disk } = await twoTabs();
  net.last.end();
  await settle();
  void tabs[1].chat.send('never mind').catch(() => undefined);
  await settle();
  tabs[1].tab.sign('away');
  const cid = String(unsent(tabs[0])[0]?.cid);
  tabs[0].chat.discard(cid);
  await settle();
  tabs[1].tab.sign('back');
  await clock.advance(3_000);
  for (const tab of tabs) expect(unsent(tab)).toEqual([]);
  expect([says(), disk.records.size]).toEqual([[], 0]);
});

it.each(['e1', 'e2'])(
  '[OB12] what one tab alone knows as acked goes to a relay that lacks it, by whoever leads (%s)',
  async (epoch) => {
    const { net, accept, tabs, open, says, clock, disk } = await twoTabs({ locks: false });
    disk.mode = 'absent';
    void tabs[1].chat.send('mine');
    await settle();
    const cid = says()[0]?.cid;
    net.last.tell(ack(cid, 3));
    net.last.tell(facts([said(3, 'mine', { cid })]));
    await settle();
    tabs[0].crash();
    const fresh = open();
    void fresh.chat.connect();
    await clock.advance(600);
    await accept({ epoch });
    await clock.advance(3_000);
    expect([fresh.chat.view.leader, says()]).toMatchObject([true, epoch === 'e1' ? [] : [{ text: 'mine', cid }]]);
    expect([unsent(fresh), unsent(tabs[1])]).toEqual([[], []]);
  },
);

it('[OB13] a leader does not offer what it knows to be taken back, whichever tab thinks otherwise', async () => {
  const { net, accept, tabs, says, clock, disk } = await twoTabs({ locks: false });
  disk.mode = 'absent';
  const stored = tabs[1].chat.send('mine');
  await settle();
  const cid = says()[0]?.cid;
  net.last.tell(ack(cid, 3));
  net.last.tell(facts([said(3, 'mine', { cid })]));
  await stored;
  await settle();
  // The other tab hears of it late.
  tabs[1].tab.freeze();
  net.last.tell(facts([{ kind: 'recalled', seq: 4, at: 4, by: said(3, '').by, cid: 'other', of: 3 }]));
  await settle();
  net.last.end();
  await clock.advance(1_000);
  await accept({ epoch: 'e2' });
  await accept({ epoch: 'e2' });
  tabs[1].tab.thaw();
  await clock.advance(3_000);
  expect(says()).toEqual([]);
});

it('[TB12] a leader that was frozen before anything was said takes the secret that the others have talked under', async () => {
  const net = scriptedTransport();
  const stage = tabStage({ net, locks: false });
  const accept = async () => {
    await settle();
    net.last.open();
    net.last.tell(welcome());
    await settle();
  };
  const frozen = stage.open();
  void frozen.chat.connect();
  await stage.clock.advance(600);
  await accept();
  frozen.tab.freeze();
  const other = stage.open();
  void other.chat.send('hello');
  await stage.clock.advance(600);
  await accept();
  const secret = String(net.last.sent[0]?.token);
  expect(secret).not.toBe(net.sockets[0]?.sent[0]?.token);
  expect(stage.device.value).toContain(secret);
  net.last.tell(ack(net.last.sent.at(-1)?.cid, 2));
  await settle();
  // Neither has heard of the other's election, and the older tab goes on.
  frozen.tab.thaw();
  await stage.clock.advance(600);
  expect([frozen.chat.view.leader, other.chat.view.leader, net.sockets.length]).toEqual([true, false, 3]);
  await accept();
  expect(stage.device.value).toContain(secret);
  expect(net.last.sent[0]).toMatchObject({ type: 'hello', token: secret });
});

it('[TL7] a tab that was not greeted takes no events of a store it can not tell from another, and asks for all of it', async () => {
  const { browser, clock, open } = tabStage({ net: scriptedTransport(), locks: false, stored: KNOWN });
  const shout = async (letter: object) => {
    browser.shout({ from: 'x', gone: [], term: 9, connection: 'online', ...letter });
    await settle();
  };
  const page = open();
  const { posted } = page.tab;
  void page.chat.connect();
  await settle();
  await clock.advance(50);
  await shout({ type: 'beat' });
  const before = posted.length;
  await shout({ type: 'down', frame: facts([requested(), said(2, 'of a store that was lost')]) });
  expect([page.chat.view.leader, numbers(page)]).toEqual([false, []]);
  expect(posted.slice(before)).toMatchObject([{ type: 'who', fresh: true }]);
  await shout({ type: 'recap', to: posted.at(-1)?.from, frames: [welcome({ epoch: 'another' })] });
  await shout({ type: 'down', frame: facts([requested(), said(2, 'hello')]) });
  expect(numbers(page)).toEqual([1, 2]);
});
