import { expect, it } from 'vitest';
import { browser } from '../testing/lives.ts';
import { createRig, greet } from '../testing/rig.ts';
import { scriptedTransport } from '../testing/scripted-socket.ts';
import { ack, C1, facts, requested, said, shopperOn } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';
import { LATER_MS } from './sender.ts';

/** A shopper whose later part can't be loaded. */
function bare() {
  const rig = createRig();
  const later = () => Promise.reject(new Error('chunk'));
  return shopperOn({ ...rig, ports: { ...rig.ports, later } });
}

it('[OB9] that the later part can’t be loaded is told, once', async () => {
  const { rig, chat, of, tell } = bare();
  void chat.connect();
  await greet(rig);
  void chat.send('one');
  await settle();
  void chat.send('two');
  tell({ type: 'heartbeat', heads: [{ conversation: C1, seq: 2 }] });
  await settle();
  expect(of('error')).toMatchObject([{ code: 'offline', retry: 'later' }]);
});

it('[OB5] what was refused, or never sent, can be dropped although the later part can’t be loaded', async () => {
  const { rig, chat, says, tell } = bare();
  void chat.connect();
  await greet(rig);
  const ends = ['one', 'two'].map((text) => chat.send(text).catch(({ code }) => code));
  await settle();
  const [one, two] = chat.view.pending.map(({ cid }) => cid);
  chat.discard(String(one));
  expect(chat.view.pending).toHaveLength(2);
  chat.discard(String(two));
  expect([chat.view.pending.map(({ text }) => text), await ends[1]]).toEqual([['one'], 'discarded']);
  tell({ type: 'problem', code: 'text_too_long', text: 'no', retry: 'fix', cid: one });
  expect(chat.view.pending).toMatchObject([{ status: 'failed' }]);
  chat.discard(String(one));
  expect([chat.view.pending, says()]).toMatchObject([[], [{ text: 'one' }]]);
});

it('[OB9] what came while the later part couldn’t be loaded is read with the next heartbeat, though that has no news', async () => {
  const rig = createRig();
  let isThere = false;
  const later = () => (isThere ? rig.ports.later() : Promise.reject(new Error('chunk')));
  const { chat, tell } = shopperOn({ ...rig, ports: { ...rig.ports, later } });
  void chat.connect();
  await greet(rig);
  tell(facts([requested(), said(2, 'hello')]));
  await settle();
  isThere = true;
  expect(chat.view.threads).toEqual([]);
  tell({ type: 'heartbeat', heads: [] });
  await settle();
  expect(chat.view.thread?.events).toMatchObject([{ seq: 1 }, { text: 'hello' }]);
});

it('[OB12] what was acked before the later part was there is offered to a restored relay, where the device keeps nothing', async () => {
  const rig = createRig();
  const { promise, resolve } = Promise.withResolvers<void>();
  const later = async () => {
    await promise;
    return { ...(await rig.ports.later()), openShelf: () => undefined };
  };
  const { chat, says, tell } = shopperOn({ ...rig, ports: { ...rig.ports, later } });
  void chat.connect();
  await greet(rig);
  void chat.send('one');
  await settle();
  const cids = says().map(({ cid }) => cid);
  tell(ack(cids[0], 2));
  rig.net.last.end();
  await rig.clock.advance(500);
  await greet(rig, { epoch: 'e2' });
  await greet(rig, { epoch: 'e2' });
  expect([cids.length, says()]).toEqual([1, []]);
  resolve();
  await settle();
  // Other tabs have as long to tell what they know as a disk has.
  expect(says()).toEqual([]);
  await rig.clock.advance(2_000);
  expect(says()).toMatchObject([{ cid: cids[0], text: 'one' }]);
});

it('[OB12] nothing newer goes to a restored relay before what it may lack is known, for 10 s', async () => {
  for (const isLoaded of [true, false]) {
    const rig = createRig();
    const { promise, resolve } = Promise.withResolvers<void>();
    const later = async () => {
      await promise;
      return rig.ports.later();
    };
    const { chat, says, tell } = shopperOn({ ...rig, ports: { ...rig.ports, later } });
    void chat.connect();
    await greet(rig);
    for (const text of ['one', 'two']) void chat.send(text);
    await settle();
    tell(ack(says()[0]?.cid, 2));
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, { epoch: 'e2' });
    await greet(rig, { epoch: 'e2' });
    expect(says()).toEqual([]);
    if (isLoaded) resolve();
    await settle();
    if (isLoaded) tell(ack(says()[0]?.cid, 2));
    else await rig.clock.advance(LATER_MS);
    await settle();
    expect(says().map(({ text }) => text)).toEqual(isLoaded ? ['one', 'two'] : ['two']);
  }
});

it('[OB8] what an earlier page left goes first though the page slept while that was about to be read', async () => {
  const { open, disk, device } = browser();
  const first = await open();
  void first.chat.send('one');
  await first.crash();
  const rig = createRig(2, scriptedTransport(), disk);
  const later = async () => {
    await new Promise<void>((resolve) => rig.clock.after(LATER_MS / 2, resolve));
    // As long as a disk takes.
    await new Promise<void>((resolve) => rig.clock.after(1, resolve));
    return rig.ports.later();
  };
  const { chat, says } = shopperOn({ ...rig, ports: { ...rig.ports, later } }, device);
  void chat.connect();
  await greet(rig);
  void chat.send('two');
  await settle();
  rig.clock.sleep(2 * LATER_MS);
  await rig.clock.advance(1);
  expect(says().map(({ text }) => text)).toEqual(['one', 'two']);
});

it('[OB8] of the time that a page sleeps in its first read of the disk, nearly none counts', async () => {
  const { open, disk } = browser();
  const first = await open();
  for (const text of ['one', 'two']) void first.chat.send(text);
  await first.crash();
  disk.mode = 'hangs';
  const second = await open();
  void second.chat.connect();
  void second.chat.send('three');
  await settle();
  await second.online();
  second.rig.clock.sleep(5_000);
  await second.rig.clock.advance(1);
  disk.thaw();
  await settle();
  expect(second.texts()).toEqual(['one', 'two', 'three']);
});

it('[OB9] of more than is kept until the later part is there nothing is missing then', async () => {
  const rig = createRig();
  let isThere = false;
  const later = () => (isThere ? rig.ports.later() : Promise.reject(new Error('chunk')));
  const { chat, tell } = shopperOn({ ...rig, ports: { ...rig.ports, later } });
  void chat.connect();
  await greet(rig);
  tell(facts([requested()]));
  for (let seq = 2; seq <= 250; seq++) tell(facts([said(seq, `${seq}`)]));
  await settle();
  isThere = true;
  tell({ type: 'heartbeat', heads: [] });
  await settle();
  // The relay tells of a head once: it is asked by another greeting, which says what is here.
  await greet(rig, { conversations: [{ conversation: C1, state: 'requested', seq: 250 }] });
  const [hello] = rig.net.last.sent;
  expect(hello).toMatchObject({ type: 'hello', follow: [{ conversation: C1, seq: 199 }] });
  expect(rig.net.sockets).toHaveLength(2);
});
