import { describe, expect, test } from 'vitest';
import { createRig, type Peer, settle } from '../testing/rig.ts';

type Rig = ReturnType<typeof createRig>;

async function request(rig: Rig, shopper: Peer, text = 'Is it in stock?') {
  const cid = rig.cid();
  await shopper.say({ type: 'say', cid, text });
  const ack = shopper.of('ack').find((each) => each.cid === cid);
  if (!ack) throw new Error(`not acked: ${JSON.stringify(shopper.frames)}`);
  return ack;
}

const texts = (peer: Peer) =>
  peer.of('facts').flatMap(({ events }) => events.flatMap((event) => (event.kind === 'message' ? [event.text] : [])));

describe('a talk', () => {
  test('goes both ways, in order, once', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    const { conversation } = await request(rig, shopper);
    const agent = await rig.agent();
    expect(agent.of('welcome')[0]?.state).toMatchObject([
      { topic: 'waiting', rows: [{ conversation, state: 'requested', last: { text: 'Is it in stock?' } }] },
      { topic: 'left', rows: [] },
      { topic: 'mine', rows: [] },
      { topic: 'owned', rows: [] },
      { topic: 'company', rows: [] },
      { topic: 'promises', rows: [] },
      { topic: 'colleagues', agents: [] },
      { topic: 'duty', status: 'online', limit: 5 },
      { topic: 'offers', offers: [] },
      { topic: 'rules', replyRule: { counts: 'all_time' } },
    ]);
    await agent.say({ type: 'follow', conversations: [{ conversation }] });
    await agent.say({ type: 'take', cid: rig.cid(), conversation });
    await agent.say({ type: 'say', cid: rig.cid(), conversation, text: 'Yes 有货 👍' });
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'Thanks' });
    expect(texts(shopper)).toEqual(['Is it in stock?', 'Yes 有货 👍', 'Thanks']);
    expect(texts(agent)).toEqual(['Is it in stock?', 'Yes 有货 👍', 'Thanks']);
    const seqs = shopper.of('facts').flatMap(({ events }) => events.map(({ seq }) => seq));
    expect(seqs).toEqual([1, 2, 3, 4, 5]);
  });

  test('lists move live: from waiting to the one who took it, and away at the close', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    const wei = await rig.agent('wei');
    const shopper = await rig.shopper();
    const { conversation } = await request(rig, shopper);
    rig.clock.advance(50);
    expect(wei.of('state').at(-1)?.state).toMatchObject({
      topic: 'waiting',
      rev: 2,
      put: [{ conversation }],
      drop: [],
    });
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    rig.clock.advance(50);
    expect(
      na
        .of('state')
        .slice(-2)
        .map(({ state }) => state),
    ).toMatchObject([
      { topic: 'waiting', rev: 3, put: [], drop: [conversation] },
      { topic: 'mine', rev: 2, put: [{ conversation, state: 'active', owner: { name: 'Li Na' } }] },
    ]);
    expect(wei.of('state').at(-1)?.state).toMatchObject({ topic: 'waiting', drop: [conversation] });
    await na.say({ type: 'close', cid: rig.cid(), conversation });
    rig.clock.advance(50);
    expect(na.of('state').at(-1)?.state).toMatchObject({ topic: 'mine', rev: 3, put: [], drop: [conversation] });
  });

  test('[RL3] the same request again gets the first ack; other words under its cid are refused', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    const first = await request(rig, shopper);
    await shopper.say({ type: 'say', cid: first.cid, text: 'Is it in stock?' });
    const acks = shopper.of('ack');
    expect(acks[1]).toMatchObject({ conversation: first.conversation, seq: first.seq, at: first.at });
    await shopper.say({ type: 'say', cid: first.cid, text: 'Something else' });
    expect(shopper.of('problem')[0]).toMatchObject({ code: 'cid_conflict', cid: first.cid, about: 'say' });
    expect(texts(shopper)).toEqual(['Is it in stock?']);
  });

  test('[RL3] an agent may repeat take, note, answer and close as well', async () => {
    const rig = createRig();
    const { conversation } = await request(rig, await rig.shopper());
    const agent = await rig.agent();
    for (const frame of [
      { type: 'take', cid: rig.cid(), conversation },
      { type: 'note', cid: rig.cid(), conversation, text: 'kind' },
      { type: 'say', cid: rig.cid(), conversation, text: 'Hello' },
      { type: 'close', cid: rig.cid(), conversation },
    ]) {
      await agent.say(frame);
      await agent.say(frame);
      const [first, again] = agent.of('ack').filter(({ cid }) => cid === frame.cid);
      expect(again).toMatchObject({
        at: first?.at,
        ...(first?.seq ? { seq: first.seq } : { deskSeq: first?.deskSeq }),
      });
    }
    expect(agent.problems()).toEqual([]);
    const { events } = await rig.store.readPublic('01kafzs1te0000000001', conversation, { after: 0, limit: 99 });
    expect(events.map(({ kind }) => kind)).toEqual([
      ...['requested', 'message', 'assigned', 'message', 'closed', 'rating_asked'],
    ]);
  });

  test('[RL4] what is said to a closed conversation lands in its single successor, which the ack names', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    const { conversation } = await request(rig, shopper);
    await shopper.say({ type: 'close', cid: rig.cid(), conversation });
    const cid = rig.cid();
    await shopper.say({ type: 'say', cid, conversation, text: 'One more thing' });
    const ack = shopper.of('ack').find((each) => each.cid === cid);
    expect(ack?.conversation).not.toBe(conversation);
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'And another' });
    expect(shopper.of('ack').at(-1)).toMatchObject({ conversation: ack?.conversation, seq: 3 });
    expect(texts(shopper)).toEqual(['Is it in stock?', 'One more thing', 'And another']);
    await shopper.say({ type: 'say', cid, conversation, text: 'One more thing' });
    expect(shopper.of('ack').at(-1)).toMatchObject({ cid, conversation: ack?.conversation, seq: 2 });
  });

  test('another tab of the same device follows what the first one opened', async () => {
    const rig = createRig();
    const one = await rig.shopper();
    await request(rig, one, 'from tab one');
    const two = await rig.shopper();
    expect(texts(two)).toEqual(['from tab one']);
    await request(rig, one, 'again');
    expect(texts(two)).toEqual(['from tab one', 'again']);
  });

  test('another tab that was greeted before the device ever spoke follows as well', async () => {
    const rig = createRig();
    const first = await rig.shopper();
    const second = await rig.shopper();
    const stranger = await rig.shopper('b');
    await first.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
    expect(texts(second)).toEqual(['Hello']);
    await second.say({ type: 'say', cid: rig.cid(), text: 'from here' });
    expect(texts(first)).toEqual(['Hello', 'from here']);
    expect(stranger.of('facts')).toEqual([]);
  });

  test('a line that was greeted while the device’s first words were on their way over the former one follows them', async () => {
    const rig = createRig();
    const { promise: written, resolve } = Promise.withResolvers<void>();
    const { commit } = rig.store;
    rig.store.commit = (...args) => written.then(() => commit(...args));
    const former = await rig.shopper();
    await former.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
    former.hangUp();
    const next = await rig.shopper();
    resolve();
    await settle();
    expect(texts(next)).toEqual(['Hello']);
  });

  test('typing reaches the other side, not its sender, and is stored nowhere', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    const { conversation } = await request(rig, shopper);
    const agent = await rig.agent();
    await agent.say({ type: 'follow', conversations: [{ conversation }] });
    await shopper.say({ type: 'typing', conversation, on: true });
    expect(agent.of('typing')).toMatchObject([{ conversation, by: { role: 'shopper' }, on: true }]);
    expect(shopper.of('typing')).toEqual([]);
    const tab = await rig.shopper();
    await shopper.say({ type: 'typing', conversation, on: true });
    expect(tab.of('typing')).toEqual([]);
    const head = (await rig.store.conversation('01kafzs1te0000000001', conversation))?.seq;
    expect(head).toBe(2);
  });

  test('only the agent who has it is seen typing', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    const { conversation } = await request(rig, shopper);
    const na = await rig.agent('na');
    const boss = await rig.agent('wei', 'supervisor');
    for (const agent of [na, boss]) await agent.say({ type: 'follow', conversations: [{ conversation }] });
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    rig.clock.advance(50);
    await boss.say({ type: 'typing', conversation, on: true });
    expect(shopper.of('typing')).toEqual([]);
    await na.say({ type: 'typing', conversation, on: true });
    expect(shopper.of('typing')).toMatchObject([{ by: { name: 'Li Na' } }]);
  });

  test('[RL3] one cid for two conversations is refused', async () => {
    const rig = createRig();
    const one = await request(rig, await rig.shopper('a'));
    const two = await request(rig, await rig.shopper('b'));
    const agent = await rig.agent();
    const cid = rig.cid();
    await agent.say({ type: 'note', cid, conversation: one.conversation, text: 'same' });
    await agent.say({ type: 'note', cid, conversation: two.conversation, text: 'same' });
    expect(agent.problems()).toEqual(['cid_conflict']);
  });

  test('[RL10] over the allowance is refused with a time, and goes through after it', async () => {
    const rig = createRig({ limits: { rateBurst: 3 } });
    const shopper = await rig.shopper();
    for (let i = 0; i < 3; i++) await request(rig, shopper, `message ${i}`);
    const cid = rig.cid();
    await shopper.say({ type: 'say', cid, text: 'too fast' });
    const refusal = shopper.of('problem')[0];
    expect(refusal).toMatchObject({ code: 'rate_limited', cid, retry: 'later', retryAfterMs: 100 });
    rig.clock.advance(refusal?.retryAfterMs ?? 0);
    await shopper.say({ type: 'say', cid, text: 'too fast' });
    expect(shopper.of('ack').at(-1)?.cid).toBe(cid);
  });

  test('[RL10] nobody passes a request that was told to come again, so the order holds', async () => {
    const rig = createRig({ limits: { rateBurst: 1 } });
    const shopper = await rig.shopper();
    await request(rig, shopper, 'one');
    const two = { type: 'say', cid: rig.cid(), text: 'two' };
    const three = { type: 'say', cid: rig.cid(), text: 'three' };
    await shopper.say(two);
    rig.clock.advance(150);
    await shopper.say(three);
    expect(shopper.of('problem').map(({ code, cid }) => [code, cid])).toEqual([
      ['rate_limited', two.cid],
      ['rate_limited', three.cid],
    ]);
    await shopper.say(two);
    rig.clock.advance(150);
    await shopper.say(three);
    expect(texts(shopper)).toEqual(['one', 'two', 'three']);
  });

  test('[RL10] what was given up holds the others up until one of them comes again, or for a minute', async () => {
    const rig = createRig({ limits: { rateBurst: 1 } });
    const shopper = await rig.shopper();
    await request(rig, shopper, 'one');
    const say = (text: string, cid = rig.cid()) => shopper.say({ type: 'say', cid, text });
    await say('given up');
    const cid = rig.cid();
    await say('two', cid);
    expect(shopper.of('problem').at(-1)).toMatchObject({ cid, retryAfterMs: 100 });
    // The refusals may be stuck on a stalled line: what was sent before they were read must not pass.
    rig.clock.advance(30_000);
    await say('too early');
    expect(texts(shopper)).toEqual(['one']);
    await say('two', cid);
    expect(texts(shopper)).toEqual(['one', 'two']);
    await say('given up as well');
    rig.clock.advance(61_000);
    await say('three');
    expect(texts(shopper)).toEqual(['one', 'two', 'three']);
  });

  test('[RL10] a follow is paid for by each of its conversations', async () => {
    const rig = createRig();
    const agent = await rig.agent();
    const conversations = Array.from({ length: 200 }, () => ({ conversation: '01kah0t3vq0000000000' }));
    await agent.say({ type: 'follow', conversations });
    expect(agent.problems()).toHaveLength(200);
    await agent.say({ type: 'follow', conversations });
    expect(agent.of('problem').at(-1)).toMatchObject({ code: 'rate_limited', about: 'follow', retryAfterMs: 3000 });
  });

  test('a configured text limit is kept', async () => {
    const rig = createRig({ limits: { textMaxChars: 5 } });
    const shopper = await rig.shopper();
    expect(shopper.of('welcome')[0]?.limits.textMaxChars).toBe(5);
    await shopper.say({ type: 'say', cid: rig.cid(), text: '123456' });
    expect(shopper.problems()).toEqual(['text_too_long']);
    await request(rig, shopper, '😀😀😀😀😀');
  });
});
