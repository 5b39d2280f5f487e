import { describe, expect, test } from 'vitest';
import { createRig, settle } from '../testing/rig.ts';

/** A conversation with `count` messages. */
async function long(count: number) {
  const rig = createRig({ limits: { rateBurst: 10_000, ratePerSecond: 10_000 } });
  const shopper = await rig.shopper();
  for (let i = 1; i <= count; i++) await shopper.say({ type: 'say', cid: rig.cid(), text: `m${i}` });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  return { rig, shopper, conversation, head: count + 1 };
}

/** The most of these instants, in ms, within any one second. */
const busiestSecond = (instants: readonly number[]): number =>
  Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + 1000).length));

describe('resume', () => {
  test('[RL7] brings everything after the last seq, in pages, each right behind the one before', async () => {
    const { rig, conversation, head } = await long(450);
    const back = await rig.shopper('a', { follow: [{ conversation, seq: 5 }] });
    for (let i = 0; i < 10; i++) await settle();
    const pages = back.of('facts');
    expect(pages.map(({ after, events }) => [after, events.length])).toEqual([
      [5, 200],
      [205, 200],
      [405, 46],
    ]);
    expect(pages.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
      Array.from({ length: head - 5 }, (_, i) => i + 6),
    );
  });

  test('[RL7] messages that come while pages are read arrive once, in their place', async () => {
    const { rig, shopper, conversation } = await long(300);
    const peer = rig.connect();
    void peer.say({
      type: 'hello',
      role: 'shopper',
      protocol: 1,
      site: 'demo',
      token: 'a'.repeat(43),
      follow: [{ conversation, seq: 0 }],
    });
    for (let i = 0; i < 20; i++) await shopper.say({ type: 'say', cid: rig.cid(), text: `live ${i}` });
    for (let i = 0; i < 10; i++) await settle();
    const seqs = peer.of('facts').flatMap(({ events }) => events.map(({ seq }) => seq));
    expect(seqs).toEqual(Array.from({ length: 321 }, (_, i) => i + 1));
  });

  test('[RL7] what comes while a page waits for the network is brought after it', async () => {
    const { rig, shopper, conversation, head } = await long(2);
    const go = shopper.stopReading();
    await shopper.say({ type: 'follow', conversations: [{ conversation, seq: 0 }] });
    const before = shopper.of('facts').length;
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'meanwhile' });
    expect(shopper.of('facts')).toHaveLength(before);
    // What is known of the log is told, not only what was served.
    await shopper.say({ type: 'heartbeat' });
    expect(shopper.of('heartbeat').at(-1)?.heads).toEqual([{ conversation, seq: head + 1 }]);
    await go();
    expect(shopper.of('facts').at(-1)).toMatchObject({ after: head, events: [{ text: 'meanwhile' }], head: head + 1 });
  });

  test('a client that has nothing gets the newest page, and the rest as history', async () => {
    const { rig, conversation, head } = await long(120);
    const back = await rig.shopper();
    expect(back.of('facts')[0]).toMatchObject({ after: head - 50, head });
    await back.say({ type: 'history', conversation, before: head - 49, limit: 100 });
    expect(back.of('history')[0]?.events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: head - 50 }, (_, i) => i + 1),
    );
    expect(back.of('history')[0]?.more).toBe(false);
  });

  test('[RL7] a client beyond the head is reset and gets the tail', async () => {
    const { rig, conversation, head } = await long(3);
    const back = await rig.shopper('a', { follow: [{ conversation, seq: 99 }] });
    expect(back.of('reset')).toEqual([{ type: 'reset', conversation, head }]);
    expect(back.of('facts')[0]).toMatchObject({ after: 0, head });
    expect(back.of('facts')[0]?.events).toHaveLength(head);
  });

  test('following again mends a hole from where the client stands, and always answers', async () => {
    const { shopper, conversation, head } = await long(4);
    const before = shopper.of('facts').length;
    await shopper.say({ type: 'follow', conversations: [{ conversation, seq: 2 }] });
    expect(shopper.of('facts')[before]).toMatchObject({ after: 2, head, events: [{ seq: 3 }, { seq: 4 }, { seq: 5 }] });
    await shopper.say({ type: 'follow', conversations: [{ conversation, seq: head }] });
    expect(shopper.of('facts').at(-1)).toEqual({ type: 'facts', conversation, after: head, events: [], head });
  });

  test('[RL7] a conversation that can’t be read now costs those behind it nothing, and is named', async () => {
    const { rig, conversation, head } = await long(1);
    const other = await rig.shopper('b');
    await other.say({ type: 'say', cid: rig.cid(), text: 'hi' });
    const second = other.of('ack')[0]?.conversation ?? '';
    const na = await rig.agent('na');
    const read = rig.store.readPublic;
    rig.store.readPublic = (site, id, query) =>
      id === conversation ? Promise.reject(new Error('broken')) : read(site, id, query);
    await na.say({ type: 'follow', conversations: [{ conversation }, { conversation: second }] });
    await settle();
    expect([na.problems(), na.of('facts').map((frame) => frame.conversation)]).toEqual([['internal'], [second]]);
    rig.store.readPublic = read;
    await na.say({ type: 'follow', conversations: [{ conversation }] });
    expect(na.of('facts').at(-1)).toMatchObject({ conversation, head });
  });

  test('[RL7] a connection that can’t be told costs no other its frames, and nobody their ack', async () => {
    const { rig, shopper, conversation } = await long(1);
    const follow = { type: 'follow', conversations: [{ conversation }] };
    const broken = await rig.agent('na');
    const whole = await rig.agent('wei');
    for (const agent of [broken, whole]) await agent.say(follow);
    broken.breakDown();
    const told = whole.of('facts').length;
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'hi' });
    expect([shopper.of('ack').length, whole.of('facts').length]).toEqual([2, told + 1]);
  });

  test('[RL19] a heartbeat tells how wide a returning crowd spreads, as it is now', async () => {
    const { rig, shopper } = await long(1);
    expect(shopper.of('welcome')[0]?.reconnectWindowMs).toBe(250);
    for (let i = 0; i < 300; i++) await rig.shopper('a', { token: `${i}`.padStart(43, 'y') });
    await shopper.say({ type: 'heartbeat' });
    expect(shopper.of('heartbeat').at(-1)?.reconnectWindowMs).toBe(1003);
  });

  test('heartbeats carry the heads that changed, once', async () => {
    const { rig, shopper, conversation, head } = await long(2);
    await shopper.say({ type: 'heartbeat' });
    expect(shopper.of('heartbeat')[0]?.heads).toEqual([{ conversation, seq: head }]);
    await shopper.say({ type: 'heartbeat' });
    expect(shopper.of('heartbeat')[1]?.heads).toEqual([]);
    rig.clock.advance(26_000);
    expect(shopper.of('heartbeat')).toHaveLength(3);
  });

  test('[RL7] a conversation closed while the client was away is resumed to its end', async () => {
    const { rig, shopper, conversation, head } = await long(2);
    await shopper.say({ type: 'close', cid: rig.cid(), conversation });
    const back = await rig.shopper('a', { follow: [{ conversation, seq: head }] });
    expect(back.of('facts')[0]?.events.map(({ kind }) => kind)).toEqual(['closed']);
  });

  test('draining tells everybody where things stand, when to return, and ends with 1012', async () => {
    const { rig, shopper, conversation, head } = await long(1);
    await rig.relay.drain();
    expect(shopper.of('goaway')[0]).toMatchObject({ heads: [{ conversation, seq: head }] });
    expect(shopper.closed).toEqual({ code: 1012, reason: 'draining' });
  });

  test('[RL19] a crowd is sent away until the drain is over, and spread over its number', async () => {
    const rig = createRig();
    let state = 42;
    rig.clock.random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const crowd = [];
    for (let i = 0; i < 800; i++) crowd.push(await rig.shopper('a', { token: `${i}`.padStart(43, 'x') }));
    await rig.relay.drain();
    const waits = crowd.map((peer) => peer.of('goaway')[0]?.waitMs ?? 0).toSorted((a, b) => a - b);
    expect(waits[0]).toBeGreaterThanOrEqual(1000);
    expect((waits.at(-1) ?? 0) - (waits[0] ?? 0)).toBeGreaterThan(2000);
    expect((waits.at(-1) ?? 0) - (waits[0] ?? 0)).toBeLessThanOrEqual(2700);
    expect(busiestSecond(waits)).toBeLessThanOrEqual(302);
  });

  test('[RL19] each has a slot of their own, so that no chance makes more than 300 knock in a second', async () => {
    const rig = createRig();
    rig.clock.random = () => 0.5;
    const crowd = [];
    for (let i = 0; i < 800; i++) crowd.push(await rig.shopper('a', { token: `${i}`.padStart(43, 'x') }));
    await rig.relay.drain();
    expect(busiestSecond(crowd.map((peer) => peer.of('goaway')[0]?.waitMs ?? 0))).toBeLessThanOrEqual(302);
  });
});
