import { describe, expect, it } from 'vitest';
import type { ChatEvents } from './chat-events.ts';
import type { Chat } from './chat-types.ts';
import type { ChatError } from './errors.ts';
import { browser } from './testing/lives.ts';
import { greet } from './testing/rig.ts';
import { scriptedTransport } from './testing/scripted-socket.ts';
import { ack, assigned, C1, facts, greetedShopper, MEI, PAGE, requested, SHOPPER, said } from './testing/shopper.ts';
import { KNOWN, tabStage } from './testing/tabs.ts';
import { settle } from './testing/virtual-clock.ts';

const CONTACT = { name: 'Li Lei', email: 'lilei@mail.example' };
const LEFT = { text: 'Where is my parcel?', contact: CONTACT, order: 'A-1042' };
const leave = { contact: CONTACT, order: 'A-1042' };
const FORM = { contact: 'required', fields: ['name', 'email'], order: true, answersBy: 900 };

const code = (promise: Promise<unknown>) => promise.catch((error: ChatError) => error.code);
const waiting = ({ view }: Chat) => [...view.pending, ...(view.thread?.pending ?? [])];
/** The log of a message that was left with this `cid`. */
const leftLog = (cid: unknown, dueAt = 500) =>
  facts([requested(), said(2, LEFT.text, { cid }), { kind: 'left', seq: 3, at: 3, by: SHOPPER, dueAt }]);
const refusal = (cid: unknown, name: string, path: string) => ({
  ...{ type: 'problem', code: name, text: name, retry: 'fix', path, cid },
});

describe('a message that is left', () => {
  it('[LW1] goes with contact, order and page, and into the talk that is open without a page', async () => {
    const { chat, says, tell } = await greetedShopper();
    const stored = chat.leaveMessage({ ...LEFT, language: 'de', group: 'after-sales' });
    await settle();
    const cid = says()[0]?.cid;
    expect(says()).toEqual([
      { type: 'say', cid, text: LEFT.text, leave, page: PAGE, language: 'de', group: 'after-sales' },
    ]);
    tell(ack(cid, 2));
    expect(await stored).toMatchObject({ cid, conversation: C1, seq: 2 });
    tell(leftLog(cid));
    await settle();
    expect(chat.view).toMatchObject({ thread: { state: 'left', pending: [] }, pending: [] });
    void chat.leaveMessage({ text: 'By post, please' });
    await settle();
    expect(says()[1]).toEqual({
      ...{ type: 'say', cid: expect.any(String), conversation: C1, text: 'By post, please', leave: {} },
    });
  });

  it('[LW1] waits while the line is away, is seen with what goes with it, and goes once when it is back', async () => {
    const { rig, chat, says, tell } = await greetedShopper();
    rig.net.last.end();
    const stored = chat.leaveMessage(LEFT);
    await settle();
    expect(chat.view.pending).toMatchObject([{ text: LEFT.text, status: 'saved', leave }]);
    await rig.clock.advance(500);
    await greet(rig);
    const [frame] = says();
    expect(says()).toMatchObject([{ text: LEFT.text, leave, page: PAGE }]);
    // Lost with the line before an answer: the same again, and no more once it is answered.
    rig.net.last.end();
    await rig.clock.advance(20_000);
    rig.net.last.open();
    await greet(rig);
    expect(says()).toEqual([frame]);
    tell(ack(frame?.cid, 2));
    tell(leftLog(frame?.cid));
    expect(await stored).toMatchObject({ cid: frame?.cid, seq: 2 });
    await rig.clock.advance(20_000);
    expect([says().length, waiting(chat)]).toEqual([1, []]);
  });

  it('[LW1] goes with its files from the next page, where this one was closed between, each once under its cid', async () => {
    const { open } = browser();
    const first = await open();
    void first.chat.leaveMessage({ ...LEFT, files: ['f1', 'f2'] });
    await settle();
    const cids = first.chat.view.pending.map(({ cid }) => cid);
    await first.crash();
    const next = await open(60_000);
    await next.online();
    expect(next.says()).toMatchObject([
      { cid: cids[0], text: LEFT.text, leave, page: PAGE },
      { cid: cids[1], text: '', file: 'f1' },
      { cid: cids[2], text: '', file: 'f2' },
    ]);
    for (const [at, cid] of cids.entries()) next.tell(ack(cid, 2 + at));
    next.tell(leftLog(cids[0]));
    next.tell(facts(['f1', 'f2'].map((_, at) => said(4 + at, '', { cid: cids[at + 1] }))));
    await next.crash();
    const last = await open(60_000);
    await last.online({ conversations: [{ conversation: C1, state: 'left', seq: 5 }] });
    expect([last.says(), waiting(last.chat)]).toEqual([[], []]);
  });

  it('[LW1] pressed twice, both go, in order, each under a cid of its own', async () => {
    const { rig, chat, says } = await greetedShopper();
    rig.net.last.end();
    void chat.leaveMessage(LEFT);
    void chat.leaveMessage(LEFT);
    await settle();
    const cids = chat.view.pending.map(({ cid }) => cid);
    await rig.clock.advance(500);
    await greet(rig);
    expect([new Set(cids).size, says().map(({ cid }) => cid)]).toEqual([2, cids]);
  });

  it('[LW1] left in one tab it is seen, sent and told as left once, whichever tab has the line', async () => {
    const net = scriptedTransport();
    const { clock, open } = tabStage({ net, stored: KNOWN });
    const [leader, follower] = [open(), open()];
    void leader.chat.connect();
    await clock.advance(600);
    await greet({ ...leader.rig, net });
    void follower.chat.connect();
    await clock.advance(600);
    const heard: string[] = [];
    for (const [name, { chat }] of Object.entries({ leader, follower })) {
      chat.on('leftMessage', ({ seq }) => heard.push(`${name} ${seq}`));
    }
    const stored = follower.chat.leaveMessage({ ...LEFT, files: ['f1'] });
    await settle();
    const says = () => net.sockets.flatMap(({ sent }) => sent.filter(({ type }) => type === 'say'));
    expect(says()).toMatchObject([{ text: LEFT.text, leave }, { file: 'f1' }]);
    for (const { chat } of [leader, follower]) expect(waiting(chat)).toMatchObject([{ leave }, { file: 'f1' }]);
    const [words, file] = says().map(({ cid }) => cid);
    net.last.tell(ack(words, 2));
    net.last.tell(ack(file, 4));
    net.last.tell(leftLog(words));
    net.last.tell(facts([said(4, '', { cid: file })]));
    expect(await stored).toMatchObject({ seq: 2 });
    await settle();
    for (const { chat } of [leader, follower]) expect([chat.view.thread?.state, waiting(chat)]).toEqual(['left', []]);
    expect([heard.sort(), says().length, net.sockets.length]).toEqual([['follower 3', 'leader 3'], 2, 1]);
  });

  it.each([
    ['contact_missing', 'leave.contact'],
    ['contact_invalid', 'leave.contact.email'],
  ])(
    '[LW2] that the relay refuses for %s is told by name and place, and stays in sight until it is dropped',
    async (name, path) => {
      const { chat, says, tell } = await greetedShopper();
      const stored = chat.leaveMessage(LEFT);
      await settle();
      const cid = String(says()[0]?.cid);
      tell(refusal(cid, name, path));
      await expect(stored).rejects.toMatchObject({ code: name, path, retry: 'fix' });
      expect(chat.view.pending).toMatchObject([{ cid, status: 'failed', problem: name, text: LEFT.text, leave }]);
      chat.discard(cid);
      expect(chat.view.pending).toEqual([]);
      void chat.leaveMessage({ ...LEFT, contact: { email: 'another@mail.example' } });
      await settle();
      expect(says()[1]).toMatchObject({ leave: { contact: { email: 'another@mail.example' } } });
    },
  );

  it('[LW2] takes its files with it: what refuses the words refuses them, and no talk begins with a file alone', async () => {
    const { chat, says, tell } = await greetedShopper();
    const stored = code(chat.leaveMessage({ ...LEFT, contact: {}, files: ['f1', 'f2'] }));
    await settle();
    const sent = says();
    expect(sent.map((frame) => [frame.file, frame.leave])).toEqual(
      [undefined, 'f1', 'f2'].map((file) => [file, { contact: {}, order: 'A-1042' }]),
    );
    for (const { cid } of sent) tell(refusal(cid, 'contact_missing', 'leave.contact'));
    expect(await stored).toBe('contact_missing');
    expect(waiting(chat).map(({ problem }) => problem)).toEqual(Array(3).fill('contact_missing'));
  });

  it('[LW2] that can’t be one is refused at once, its files too', async () => {
    const { chat, says } = await greetedShopper();
    for (const [text, name] of [
      ['  \n', 'text_empty'],
      ['好'.repeat(4001), 'text_too_long'],
    ] as const) {
      expect(await code(chat.leaveMessage({ ...LEFT, text, files: ['f1'] }))).toBe(name);
    }
    await settle();
    expect([says(), chat.view.pending]).toEqual([[], []]);
  });

  it('[LW3] that it is left, and by when it is answered, is told once, not when it goes back, and never of history', async () => {
    const { chat, tell } = await greetedShopper();
    const told: ChatEvents['leftMessage'][] = [];
    chat.on('leftMessage', (value) => told.push(value));
    tell(leftLog('c1'));
    tell(leftLog('c1'));
    await settle();
    expect(told).toEqual([{ conversation: C1, seq: 3, at: 3, dueAt: 500 }]);
    // Whoever took it has gone, or gave it back: it is the same one.
    tell(facts([assigned(4), { kind: 'left', seq: 5, at: 5, by: { role: 'system' } }]));
    await settle();
    tell(facts([assigned(6), { kind: 'left', seq: 7, at: 7, by: MEI }]));
    await settle();
    expect(told).toHaveLength(1);
    // Answered, it went back to the queue, and what was said since is left by the rules.
    tell(facts([assigned(8), said(9, 'Yes', { by: MEI }), requested(10), said(11, 'One more thing')]));
    tell(facts([{ kind: 'left', seq: 12, at: 12, by: { role: 'system' } }]));
    await settle();
    expect(told[1]).toEqual({ conversation: C1, seq: 12, at: 12, dueAt: undefined });
    const later = await greetedShopper({ conversations: [{ conversation: C1, state: 'left', seq: 3 }] });
    later.chat.on('leftMessage', (value) => told.push(value));
    later.tell(leftLog('c1'));
    await settle();
    expect(told).toHaveLength(2);
  });

  it('[LW3] what the site asks for is known with the first greeting, and is what it asks now', async () => {
    const availability = (value: string, more: object, rev = 1) => ({ topic: 'availability', rev, value, ...more });
    const { chat, tell } = await greetedShopper({ state: [availability('away', { opensAt: 800, leave: FORM })] });
    expect(chat.view).toMatchObject({ availability: 'away', opensAt: 800, leave: FORM });
    tell({ type: 'state', state: availability('online', { leave: { ...FORM, contact: 'none', fields: [] } }, 2) });
    expect(chat.view.leave).toMatchObject({ contact: 'none', fields: [] });
    tell({ type: 'state', state: availability('online', {}, 3) });
    expect(chat.view.leave).toBeUndefined();
  });

  it('[HK1] its words pass the page’s hooks, and what they are left with stays what it is', async () => {
    const { chat, says } = await greetedShopper();
    chat.hook('beforeSend', ({ text }) => text.replace(/\d{4}/g, '****'));
    void chat.leaveMessage({ ...LEFT, text: 'card 1234' });
    await settle();
    expect(says()).toMatchObject([{ text: 'card ****', leave }]);
  });
});
