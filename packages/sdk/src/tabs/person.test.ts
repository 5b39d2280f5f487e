import { describe, expect, it } from 'vitest';
import { welcome } from '../testing/rig.ts';
import { scriptedTransport } from '../testing/scripted-socket.ts';
import { ack, C1, facts, MEI, memberToken, provenAs, requested, said } from '../testing/shopper.ts';
import { type Opened, tabStage } from '../testing/tabs.ts';
import { settle } from '../testing/virtual-clock.ts';
import { ASK_MS } from './election.ts';
import { PROOF_MS } from './lead.ts';
import { AGREE_MS } from './whose.ts';

const open = { conversations: [{ conversation: C1, state: 'active', seq: 2 }] };

/** Two tabs that have talked; the first one leads. */
async function twoTabs({ member }: { member?: string } = {}) {
  const net = scriptedTransport();
  const stage = tabStage({ net });
  const accept = async (more: object = {}) => {
    await settle();
    net.last.open();
    net.last.tell(welcome(more));
    await settle();
  };
  const tabs = [stage.open(), stage.open()] as [Opened, Opened];
  if (member) void tabs[0].chat.identify(() => memberToken(member));
  else void tabs[0].chat.connect();
  await accept({ ...open, ...(member ? provenAs(member) : {}) });
  net.last.tell(facts([requested(), said(2, 'mine')]));
  void tabs[1].chat.connect();
  await stage.clock.advance(300);
  net.last.tell(facts([requested(), said(2, 'mine')]));
  await settle();
  const hellos = () => net.sockets.flatMap(({ sent }) => sent.filter(({ type }) => type === 'hello'));
  const seen = () => tabs.map(({ chat }) => [chat.view.threads.length, chat.view.member?.id]);
  return { ...stage, net, accept, tabs, hellos, seen };
}

describe('leaving', () => {
  it.each([0, 1])('[TB11] signing out in tab %i empties both, and nothing of the former goes out', async (who) => {
    const { net, tabs, seen, device, hellos, accept, clock } = await twoTabs();
    const lost = tabs.map(({ chat }) => chat.send('unsent').catch((error) => error.code));
    await settle();
    const secret = hellos()[0]?.token;
    expect(device.value).toContain(String(secret));
    await tabs[who]?.chat.signOut();
    await settle();
    expect(await Promise.all(lost)).toEqual(['signed_out', 'signed_out']);
    expect(seen()).toEqual([
      [0, undefined],
      [0, undefined],
    ]);
    expect([device.value, net.last.dropped]).toEqual([undefined, true]);
    void tabs[1 - who]?.chat.send('somebody else');
    await settle();
    await accept();
    await clock.advance(AGREE_MS);
    expect(hellos().at(-1)?.token).not.toBe(secret);
    expect(net.last.sent.filter(({ type }) => type === 'say')).toMatchObject([{ text: 'somebody else' }]);
    for (const { chat } of tabs) expect(chat.view.pending).toMatchObject([{ text: 'somebody else' }]);
  });

  it('[TB11] a page that clears its storage signs out in all tabs, and what waits is refused with `signed_out`', async () => {
    const { net, tabs, device, clock } = await twoTabs();
    void tabs[0].chat.send('stored').catch(() => undefined);
    await settle();
    await clock.advance(AGREE_MS + 100);
    net.last.tell(ack(net.last.sent.find(({ type }) => type === 'say')?.cid, 3));
    await settle();
    await clock.advance(3000);
    const refused = tabs.map(({ chat }) =>
      chat.send('unsent').then(
        () => 'stored',
        ({ code }) => code,
      ),
    );
    await settle();
    device.clear();
    net.last.tell({ type: 'heartbeat', heads: [] });
    await settle();
    expect(await Promise.all(refused)).toEqual(['signed_out', 'signed_out']);
    expect(tabs.map(({ chat }) => [chat.view.threads, chat.view.pending])).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  it('[TB11] a window that is being closed, whose storage reads empty, takes nobody away from the others', async () => {
    const { tabs, seen, clock } = await twoTabs();
    void tabs[0].chat.send('unsent').catch(() => undefined);
    await clock.advance(AGREE_MS + 100);
    const before = seen();
    tabs[1].tab.sign('shown');
    tabs[1].tab.shut();
    tabs[1].tab.sign('shown');
    await clock.advance(3 * AGREE_MS);
    expect(seen()).toEqual(before);
    expect(tabs[1].tab.posted.map(({ type }) => type)).not.toContain('left');
  });

  it.each([0, 1])('[TB11] what is said in tab %i after the storage was cleared is another person’s', async (who) => {
    const { net, tabs, device, clock, hellos, accept } = await twoTabs();
    void tabs[0].chat.send('stored').catch(() => undefined);
    await settle();
    await clock.advance(AGREE_MS + 100);
    net.last.tell(ack(net.last.sent.find(({ type }) => type === 'say')?.cid, 3));
    await settle();
    await clock.advance(3000);
    device.clear();
    void tabs[who]?.chat.send('next');
    await clock.advance(AGREE_MS);
    await accept();
    await clock.advance(AGREE_MS);
    expect(new Set(hellos().map(({ token }) => token)).size).toBeGreaterThan(1);
    expect(net.last.sent.filter(({ type }) => type === 'say')).toMatchObject([{ text: 'next' }]);
    expect(net.last.sent.find(({ type }) => type === 'say')).not.toHaveProperty('conversation');
    for (const { chat } of tabs) expect([chat.view.threads, chat.view.pending]).toMatchObject([[], [{ text: 'next' }]]);
  });

  it('[TB11] signing out in a tab that has no line reaches the others', async () => {
    const { tabs, seen, open: another } = await twoTabs();
    void tabs[0].chat.send('kept');
    await settle();
    await another().chat.signOut();
    await settle();
    expect(seen()).toEqual([
      [0, undefined],
      [0, undefined],
    ]);
  });

  it('[TB11] a tab that comes back finds that its person has left', async () => {
    const { tabs, device, clock } = await twoTabs();
    void tabs[1].chat.send('kept');
    await settle();
    tabs[1].tab.sign('away');
    tabs[0].crash();
    device.clear();
    tabs[1].tab.sign('back');
    await clock.advance(300);
    expect(tabs[1].chat.view.threads).toEqual([]);
  });

  it('[TB11] signing out where the sharing can not be loaded reaches a tab that is looked at', async () => {
    const { tabs, seen, open: another, accept } = await twoTabs();
    void tabs[0].chat.send('kept').catch(() => undefined);
    await settle();
    await accept(open);
    for (const sign of ['hidden', 'shown'] as const) for (const { tab } of tabs) tab.sign(sign);
    await settle();
    expect(seen().map(([threads]) => threads)).toEqual([1, 1]);
    await another({ load: () => Promise.reject(new Error('offline')) }).chat.signOut();
    tabs[1].tab.sign('shown');
    await settle();
    expect(seen().map(([threads]) => threads)).toEqual([0, 0]);
  });

  it('[TB11] whoever speaks next in a tab that follows has the line opened, also when it was another tab that left', async () => {
    const { tabs, net, accept, clock, open: another } = await twoTabs();
    void tabs[0].chat.send('of the former').catch(() => undefined);
    await settle();
    await another().chat.signOut();
    // The leader has been asked, and has answered.
    await clock.advance(2 * ASK_MS);
    expect([tabs[0].chat.view.leader, net.last.dropped]).toEqual([true, true]);
    const before = net.sockets.length;
    void tabs[1].chat.send('of the next');
    await settle();
    expect(net.sockets.length).toBe(before + 1);
    await accept();
    await clock.advance(AGREE_MS);
    expect(net.last.sent.filter(({ type }) => type === 'say')).toMatchObject([{ text: 'of the next' }]);
  });

  it('[TB11] whoever comes next stays, whatever the clock says', async () => {
    const { tabs, clock, open: another, device } = await twoTabs();
    void tabs[0].chat.send('of the former').catch(() => undefined);
    await settle();
    await tabs[0].chat.signOut();
    clock.turn(-3_600_000);
    const next = another();
    void next.chat.send('of the next');
    await clock.advance(600);
    expect(next.chat.view.pending).toMatchObject([{ text: 'of the next' }]);
    expect(device.value).toBeDefined();
    clock.turn(7_200_000);
    await tabs[1].chat.signOut();
    await settle();
    expect(next.chat.view.pending).toEqual([]);
  });

  it('[TB11] what was pressed in the same moment does not put the former person back', async () => {
    const { tabs, device, hellos, accept } = await twoTabs();
    void tabs[0].chat.send('first').catch(() => undefined);
    await settle();
    void tabs[0].chat.signOut();
    void tabs[1].chat.send('too late').catch(() => undefined);
    await settle();
    expect(device.value).toBeUndefined();
    void tabs[1].chat.connect();
    await settle();
    await accept();
    expect(hellos().at(-1)?.token).not.toBe(hellos()[0]?.token);
  });

  it('[TB11] what was pressed for the former person in the same moment goes nowhere', async () => {
    const { net, tabs, accept } = await twoTabs();
    void tabs[0].chat.signOut();
    void tabs[1].chat.send('too late').catch(() => undefined);
    await settle();
    void tabs[0].chat.connect();
    await settle();
    await accept();
    expect(net.sockets.flatMap(({ sent }) => sent.filter(({ type }) => type === 'say'))).toEqual([]);
  });
});

describe('the secret', () => {
  it('[TB13] nothing goes out before all tabs that begin at once see the same secret on the device, and then under that one', async () => {
    const net = scriptedTransport();
    const stage = tabStage({ net });
    const tabs = [stage.open(), stage.open()] as const;
    const accept = async () => {
      await settle();
      net.last.open();
      net.last.tell(welcome());
      await settle();
    };
    const says = () => net.sockets.map((socket) => socket.sent.filter(({ type }) => type === 'say').length);
    const sent = tabs[0].chat.send('first');
    await accept();
    expect(stage.device.value).toContain(String(net.last.sent[0]?.token));
    // As in browsers, where a page learns late of what another one has stored.
    stage.device.value = undefined;
    await stage.clock.advance(AGREE_MS / 2 - 1);
    void tabs[1].chat.send('second');
    const last = String(stage.device.value);
    await stage.clock.advance(AGREE_MS / 2);
    expect([last.includes(String(net.last.sent[0]?.token)), says()]).toEqual([false, [0]]);
    await stage.clock.advance(1);
    await accept();
    expect([stage.device.value, says()]).toEqual([last, [0, 2]]);
    const token = String(net.last.sent[0]?.token);
    expect(last).toContain(token);
    net.last.tell(ack(net.last.sent.find(({ text }) => text === 'first')?.cid, 2));
    await sent;
    tabs[0].crash();
    await settle();
    net.last.open();
    await settle();
    expect(net.last.sent[0]).toMatchObject({ type: 'hello', token });
  });
});

describe('members', () => {
  it('[TB12] a follower proves the member over the one line, for all tabs', async () => {
    const { net, tabs, seen } = await twoTabs();
    const member = tabs[1].chat.identify(() => memberToken('anna'));
    await settle();
    expect(net.last.sent.at(-1)).toMatchObject({ type: 'identify', jwt: memberToken('anna') });
    net.last.tell({ type: 'identified', member: { id: 'anna', expiresAt: 9 }, conversations: open.conversations });
    await expect(member).resolves.toMatchObject({ id: 'anna' });
    await settle();
    expect(seen()).toEqual([
      [1, 'anna'],
      [1, 'anna'],
    ]);
  });

  it('[TB12] a leader without a token borrows one for its next greeting', async () => {
    const { net, tabs, hellos, clock, accept, open: another } = await twoTabs({ member: 'anna' });
    const third = another();
    void third.chat.identify(() => memberToken('anna', 3));
    await clock.advance(300);
    tabs[0].crash();
    await clock.advance(10);
    await accept(provenAs('anna'));
    expect(tabs[1].chat.view).toMatchObject({ leader: true, member: { id: 'anna' } });
    expect(hellos().at(-1)).toMatchObject({ jwt: memberToken('anna', 3) });
    expect(net.sockets).toHaveLength(2);
  });

  it('[TB12] a leader goes on unproven when nobody has a token any more', async () => {
    const { tabs, hellos, clock, accept } = await twoTabs({ member: 'anna' });
    tabs[0].crash();
    await clock.advance(PROOF_MS + 10);
    await accept();
    expect(hellos().at(-1)).not.toHaveProperty('jwt');
    expect(tabs[1].chat.view).toMatchObject({ connection: 'online', member: undefined });
  });

  it('[TB12] a tab of the same member joins without a word to the relay', async () => {
    const { net, tabs, open: another, clock } = await twoTabs({ member: 'anna' });
    const count = net.last.sent.length;
    const third = another();
    const member = third.chat.identify(() => memberToken('anna', 3));
    await clock.advance(300);
    await expect(member).resolves.toMatchObject({ id: 'anna' });
    expect(net.last.sent.slice(count).map(({ type }) => type)).toEqual(['follow']);
    expect([net.sockets.length, tabs[0].chat.view.leader]).toEqual([1, true]);
  });

  it('[TB11] [TB12] a tab that proves another member makes the former leave everywhere', async () => {
    const { net, tabs, hellos, accept, open: another, clock } = await twoTabs({ member: 'anna' });
    void tabs[0].chat.send('of anna').catch(() => undefined);
    await settle();
    const third = another();
    const member = third.chat.identify(() => memberToken('bob'));
    await clock.advance(300);
    await settle();
    for (const { chat } of tabs) expect(chat.view.threads).toEqual([]);
    await accept(provenAs('bob'));
    expect(hellos().at(-1)).toMatchObject({ jwt: memberToken('bob') });
    expect(hellos().at(-1)?.token).not.toBe(hellos()[0]?.token);
    await expect(member).resolves.toMatchObject({ id: 'bob' });
    for (const { chat } of [...tabs, third]) expect(chat.view.member?.id).toBe('bob');
    expect(net.last.sent.filter(({ type }) => type === 'say')).toEqual([]);
  });

  it('[TB12] one tab answers when the relay asks for a fresh token', async () => {
    const { net, tabs } = await twoTabs({ member: 'anna' });
    await expect(tabs[1].chat.identify(() => memberToken('anna', 2))).resolves.toMatchObject({ id: 'anna' });
    const count = net.last.sent.length;
    net.last.tell({ type: 'renew', closesAt: 9 });
    net.last.tell(facts([said(3, 'hi', { by: MEI })]));
    await settle();
    expect(net.last.sent.slice(count).filter(({ type }) => type === 'identify')).toMatchObject([
      { jwt: memberToken('anna') },
    ]);
  });
});
