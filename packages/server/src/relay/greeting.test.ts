import { describe, expect, test } from 'vitest';
import { createRig } from '../testing/rig.ts';

const hello = { type: 'hello', role: 'shopper', protocol: 1, site: 'demo', token: 'a'.repeat(43) };

describe('greeting', () => {
  test('a guest is welcomed and leaves no trace in the store', async () => {
    const rig = createRig();
    const guest = await rig.shopper();
    expect(guest.of('welcome')[0]).toMatchObject({ you: { role: 'shopper' }, conversations: [] });
    expect(guest.of('welcome')[0]?.you).not.toHaveProperty('participant');
    expect(await rig.store.device('01kafzs1te0000000001', 'a'.repeat(43))).toBeUndefined();
  });

  test('[RL9] a frame before the hello is refused and ends the connection', async () => {
    const rig = createRig();
    const peer = rig.connect();
    await peer.say({ type: 'heartbeat' });
    expect(peer.problems()).toEqual(['hello_expected']);
    expect(peer.closed).toEqual({ code: 4400, reason: 'hello_expected' });
  });

  test('[RL9] a second hello is refused and ends the connection', async () => {
    const rig = createRig();
    const peer = await rig.shopper();
    await peer.say(hello);
    expect(peer.problems()).toEqual(['hello_twice']);
    expect(peer.closed?.code).toBe(4409);
  });

  test('[RL9] a socket that stays silent for 5 s is closed', async () => {
    const rig = createRig();
    const peer = rig.connect();
    rig.clock.advance(4000);
    expect(peer.closed).toBeUndefined();
    rig.clock.advance(1500);
    expect(peer.problems()).toEqual(['hello_timeout']);
    expect(peer.closed?.code).toBe(4408);
  });

  test('a version this server does not speak is refused by name', async () => {
    const rig = createRig();
    const peer = rig.connect();
    await peer.say({ ...hello, protocol: 9 });
    expect(peer.problems()).toEqual(['protocol_unsupported']);
    expect(peer.closed?.code).toBe(4426);
  });

  test('an unknown site is refused by name', async () => {
    const rig = createRig();
    const peer = rig.connect();
    await peer.say({ ...hello, site: 'other' });
    expect(peer.problems()).toEqual(['site_unknown']);
  });

  test('requests sent right behind the hello wait for the welcome and keep their order', async () => {
    const rig = createRig();
    const peer = rig.connect();
    const first = rig.cid();
    const second = rig.cid();
    void peer.say(hello);
    void peer.say({ type: 'say', cid: first, text: 'one' });
    await peer.say({ type: 'say', cid: second, text: 'two' });
    await peer.say({ type: 'heartbeat' });
    expect(peer.frames[0]?.type).toBe('welcome');
    expect(peer.of('ack').map(({ cid, seq }) => [cid, seq])).toEqual([
      [first, 2],
      [second, 3],
    ]);
  });

  test('what was held while greeting is not overtaken by what comes right after the welcome', async () => {
    const rig = createRig();
    const known = await rig.shopper();
    await known.say({ type: 'say', cid: rig.cid(), text: 'before' });
    const conversation = known.of('ack')[0]?.conversation ?? '';
    const peer = rig.connect();
    const go = peer.stopReading();
    void peer.say(hello);
    await peer.say({ type: 'say', cid: rig.cid(), conversation, text: 'ONE' });
    await peer.say({ type: 'say', cid: rig.cid(), conversation, text: 'TWO' });
    await go();
    const { events } = await rig.store.readPublic('01kafzs1te0000000001', conversation, { after: 2, limit: 9 });
    expect(events.map((event) => 'text' in event && event.text)).toEqual(['ONE', 'TWO']);
  });

  test('hellos at the same time don’t pass the limit of sockets together', async () => {
    const rig = createRig({ limits: { socketsPerPerson: 3 } });
    const peers = Array.from({ length: 8 }, () => rig.connect());
    await Promise.all(peers.map((peer) => peer.say(hello)));
    expect(peers.filter((peer) => peer.of('welcome').length === 1)).toHaveLength(3);
  });

  test('[RL9] a connection that goes while it is being served leaves nothing behind', async () => {
    const rig = createRig();
    const peer = await rig.shopper();
    void peer.say({ type: 'say', cid: rig.cid(), text: 'and gone' });
    peer.hangUp();
    await rig.shopper('b');
    expect(rig.hub.all.size).toBe(1);
    expect(rig.sockets.shopper).toBe(1);
    const [conversation] = await rig.store.conversations('01kafzs1te0000000001', { of: 'waiting', limit: 1 });
    expect(rig.hub.followers(conversation?.id ?? '').length).toBe(0);
    expect(rig.hub.person('01kafzs1te0000000001', conversation?.person ?? 'm:').length).toBe(0);
  });

  test('the welcome is the first frame, whoever comes on duty meanwhile', async () => {
    for (let turns = 0; turns < 12; turns++) {
      const rig = createRig();
      await (await rig.shopper('a')).say({ type: 'say', cid: rig.cid(), text: 'known' });
      const agent = rig.connect();
      const peer = rig.connect();
      void agent.say({ type: 'hello', role: 'agent', protocol: 1, token: 'na@agent' });
      for (let i = 0; i < turns; i++) await Promise.resolve();
      await peer.say(hello);
      expect(peer.frames[0]?.type).toBe('welcome');
    }
  });

  test('a device may not hold more sockets than allowed', async () => {
    const rig = createRig({ limits: { socketsPerPerson: 2 } });
    await rig.shopper();
    const second = await rig.shopper();
    const third = await rig.shopper();
    expect(third.problems()).toEqual(['too_many_sockets']);
    second.hangUp();
    expect((await rig.shopper()).of('welcome')).toHaveLength(1);
  });

  test.each([
    ['no JSON', '{', 'bad_json', 4400],
    ['an unknown frame', '{"type":"dance"}', 'unknown_frame', undefined],
    [
      'a frame for agents',
      '{"type":"take","cid":"019aa8d1-7b2c-7a00-8000-000000000001","conversation":"01kah0t3vq8m2r5x9zbc"}',
      'forbidden',
      undefined,
    ],
    [
      'VNode-shaped JSON',
      '{"type":"say","cid":"019aa8d1-7b2c-7a00-8000-000000000001","text":{"type":"b","props":{}}}',
      'bad_frame',
      undefined,
    ],
  ])('[RL14] %s from a shopper is refused by name; nobody else notices', async (_, json, code, close) => {
    const rig = createRig();
    const other = await rig.shopper('b');
    const before = other.frames.length;
    const peer = await rig.shopper();
    await peer.say(json);
    expect(peer.problems()).toEqual([code]);
    expect(peer.closed?.code).toBe(close);
    expect(other.frames).toHaveLength(before);
    expect(await rig.store.conversations('01kafzs1te0000000001', { of: 'waiting', limit: 9 })).toEqual([]);
  });

  test('[RL10] who goes on sending what can’t be read is shut out', async () => {
    const rig = createRig();
    const peer = await rig.shopper();
    for (let i = 0; i < 250; i++) await peer.say({ type: 'dance' });
    expect(peer.closed).toBeUndefined();
    await peer.say({ type: 'dance' });
    expect(peer.closed).toEqual({ code: 1008, reason: 'rate_limited' });
  });
});
