import { describe, expect, test } from 'vitest';
import type { Peer } from '../testing/peer.ts';
import { AGENTS, createRig, settle } from '../testing/rig.ts';

async function withRequest() {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  return { rig, shopper, conversation: shopper.of('ack')[0]?.conversation ?? '' };
}

describe('agents', () => {
  test('[RL8] of two who take at once, one wins and the other is told', async () => {
    const { rig, conversation } = await withRequest();
    const na = await rig.agent('na');
    const wei = await rig.agent('wei');
    void na.say({ type: 'take', cid: rig.cid(), conversation });
    await wei.say({ type: 'take', cid: rig.cid(), conversation });
    expect(na.of('ack')).toHaveLength(1);
    expect(wei.of('ack')).toHaveLength(0);
    expect(wei.problems()).toEqual(['already_taken']);
  });

  test('[RL8] a colleague who had it open sees that it was taken, and nothing after it', async () => {
    const { rig, shopper, conversation } = await withRequest();
    const na = await rig.agent('na');
    const wei = await rig.agent('wei');
    await wei.say({ type: 'follow', conversations: [{ conversation }] });
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'after' });
    const seen = wei.of('facts').flatMap(({ events }) => events.map(({ kind }) => kind));
    expect(seen).toEqual(['requested', 'message', 'assigned']);
    await wei.say({ type: 'history', conversation, before: 3 });
    await wei.say({ type: 'note', cid: rig.cid(), conversation, text: 'peek' });
    expect(wei.problems()).toEqual(['conversation_unknown', 'not_yours']);
  });

  test('those who wait longest are never pushed off the list by those who come later', async () => {
    const rig = createRig({ limits: { rateBurst: 1000, socketsPerPerson: 1000 } });
    const ask = async (n: number) => {
      const shopper = await rig.shopper('a', { token: String(n).padStart(43, 'x') });
      await shopper.say({ type: 'say', cid: rig.cid(), text: `request ${n}` });
      rig.clock.advance(1);
      shopper.hangUp();
      return shopper.of('ack')[0]?.conversation ?? '';
    };
    const first = await ask(0);
    const second = await ask(1);
    for (let n = 2; n < 205; n++) await ask(n);
    const na = await rig.agent('na');
    const rows = () => na.of('welcome')[0]?.state.flatMap((state) => ('rows' in state ? state.rows : [])) ?? [];
    expect(rows()).toHaveLength(200);
    expect(rows().some(({ conversation }) => conversation === first)).toBe(true);
    const late = await ask(205);
    rig.clock.advance(50);
    expect(
      na.of('state').some(({ state }) => 'put' in state && state.put.some((row) => row.conversation === late)),
    ).toBe(false);
    // A place becomes free: the next one in line comes in by itself.
    await na.say({ type: 'take', cid: rig.cid(), conversation: first });
    rig.clock.advance(50);
    await settle();
    const anew = na.of('state').findLast(({ state }) => state.topic === 'waiting' && 'rows' in state)?.state;
    expect(anew && 'rows' in anew && anew.rows).toHaveLength(200);
    expect(anew && 'rows' in anew && anew.rows.some(({ conversation }) => conversation === second)).toBe(true);
  });

  test('[RL40] lists that could not be read go on with what changes, and are whole again a second later', async () => {
    const rig = createRig({ limits: { rateBurst: 1000, socketsPerPerson: 1000 } });
    const ask = async (n: number) => {
      const shopper = await rig.shopper('a', { token: String(n).padStart(43, 'x') });
      await shopper.say({ type: 'say', cid: rig.cid(), text: `request ${n}` });
      shopper.hangUp();
      return shopper.of('ack')[0]?.conversation ?? '';
    };
    const all: string[] = [];
    for (let n = 0; n < 202; n++) all.push(await ask(n));
    const na = await rig.agent('na');
    const states = (topic: string) => na.of('state').filter(({ state }) => state.topic === topic);
    const { conversations } = rig.store;
    const reads: (() => void)[] = [];
    rig.store.conversations = () => new Promise((_, reject) => reads.push(() => reject(new Error('out of order'))));
    const take = (n: number) => na.say({ type: 'take', cid: rig.cid(), conversation: all[n] });
    await take(0);
    await rig.pass(300, 50);
    expect(reads.length).toBeGreaterThan(0);
    await na.say({ type: 'say', cid: rig.cid(), conversation: all[0], text: 'Here' });
    await rig.pass(300, 50);
    expect(states('mine')).toHaveLength(0);
    for (const fail of reads) fail();
    rig.store.conversations = conversations;
    await rig.pass(50, 50);
    expect(states('mine').at(-1)?.state).toMatchObject({ put: [{ conversation: all[0], last: { text: 'Here' } }] });
    await rig.pass(1500, 50);
    const whole = states('waiting').at(-1)?.state;
    expect(whole && 'rows' in whole && whole.rows).toHaveLength(200);
    await na.say({ type: 'close', cid: rig.cid(), conversation: all[0] });
    await rig.pass(300, 50);
    expect(states('mine').at(-1)?.state).toMatchObject({ drop: [all[0]] });
  });

  test('[RL27] a list does not go back when the last agent leaves and comes back while changes are gathered', async () => {
    const { rig, shopper, conversation } = await withRequest();
    const before = await rig.agent('na');
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'older' });
    before.hangUp();
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'newest' });
    const na = await rig.agent('na');
    await rig.pass(100, 50);
    const told = [...(na.of('welcome')[0]?.state ?? []), ...na.of('state').map(({ state }) => state)];
    const texts = told.flatMap((state) => {
      if (state.topic !== 'waiting') return [];
      return ('put' in state ? state.put : state.rows).map(({ last }) => last?.text);
    });
    expect(texts.length).toBeGreaterThan(0);
    expect(new Set(texts)).toEqual(new Set(['newest']));
  });

  test('a flood of long addresses and titles doesn’t lock agents out', async () => {
    const rig = createRig({ limits: { rateBurst: 1000 } });
    const page = { url: `https://shop.example/?${'说'.repeat(2000)}`, title: '说'.repeat(256) };
    for (let n = 0; n < 200; n++) {
      const shopper = await rig.shopper('a', { token: String(n).padStart(43, 'x') });
      await shopper.say({ type: 'say', cid: rig.cid(), text: '说'.repeat(4000), page });
    }
    const na = await rig.agent('na');
    expect(Buffer.byteLength(na.raw[0] ?? '')).toBeLessThan(512 * 1024);
  });

  test('a list shows the newest message as one line, whatever is in it', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    await shopper.say({ type: 'say', cid: rig.cid(), text: `two\n\nlines\tand ${'x'.repeat(200)}` });
    const waiting = (await rig.agent('na')).of('welcome')[0]?.state.find(({ topic }) => topic === 'waiting');
    expect(waiting).toMatchObject({ rows: [{ last: { text: `two lines and ${'x'.repeat(145)}` } }] });
  });

  test('a supervisor reads any conversation of the site', async () => {
    const { rig, conversation } = await withRequest();
    const na = await rig.agent('na');
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    const boss = await rig.agent('wei', 'supervisor');
    await boss.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    expect(boss.of('facts')[0]?.events).toHaveLength(3);
    expect(boss.of('desk')[0]?.events.map(({ kind }) => kind)).toEqual(['case_opened', 'case_owned']);
  });

  test('[RL14] a frame for shoppers from an agent is refused by name', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    await na.say({ type: 'identify', jwt: 'member-a' });
    expect(na.of('problem')[0]).toMatchObject({ code: 'forbidden', about: 'identify' });
  });

  test('an answer without a conversation is refused by name', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    await na.say({ type: 'say', cid: rig.cid(), text: 'to whom?' });
    expect(na.of('problem')[0]).toMatchObject({ code: 'bad_frame', path: 'conversation' });
  });

  test('[RL11] a revoked session is cut within 5 s', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    rig.revoked.add('s-na');
    rig.clock.advance(5000);
    await settle();
    expect(na.problems()).toEqual(['session_invalid']);
    expect(na.closed?.code).toBe(4401);
    expect(rig.statuses.at(-1)).toBe(`${AGENTS.na.id} off session_ended`);
  });

  test('[RL11] what still comes from a connection that was ended is not carried out', async () => {
    const { rig, shopper, conversation } = await withRequest();
    const na = await rig.agent('na');
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    rig.bus.publish({ kind: 'cut', agent: AGENTS.na.id, session: 's-na' });
    const told = na.frames.length;
    await na.say({ type: 'say', cid: rig.cid(), conversation, text: 'after the end' });
    rig.clock.advance(3000);
    await settle();
    expect(na.frames).toHaveLength(told);
    expect(shopper.raw.join()).not.toContain('after the end');
  });

  test('[RL11] an ended session is cut at once where its end is announced', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    const wei = await rig.agent('wei');
    rig.bus.publish({ kind: 'cut', agent: AGENTS.na.id, session: 's-na' });
    expect(na.closed?.code).toBe(4401);
    expect(wei.closed).toBeUndefined();
  });

  test('shoppers are told when somebody comes on duty and when nobody is left', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    expect(shopper.of('welcome')[0]?.state).toMatchObject([{ topic: 'availability', value: 'away' }]);
    const na = await rig.agent('na');
    expect(shopper.of('state').at(-1)?.state).toMatchObject({ value: 'online' });
    na.hangUp();
    rig.clock.advance(5000);
    const back = await rig.agent('na');
    rig.clock.advance(30_000);
    expect(shopper.of('state')).toHaveLength(1);
    back.hangUp();
    rig.clock.advance(11_000);
    expect(shopper.of('state').at(-1)?.state).toMatchObject({ value: 'away', rev: 3 });
    expect(rig.statuses).toEqual([`${AGENTS.na.id} online connected`, `${AGENTS.na.id} off disconnected`]);
  });

  const told = (shopper: Peer) => shopper.of('state').map(({ state }) => state.topic === 'availability' && state.value);

  test('[RL51] who signs out is gone at once, also when the line ended before the session', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    for (const first of ['session', 'line'] as const) {
      const na = await rig.agent('na');
      expect(told(shopper).at(-1)).toBe('online');
      if (first === 'line') na.hangUp('parted');
      rig.bus.publish({ kind: 'cut', agent: AGENTS.na.id, session: 's-na' });
      na.hangUp();
      expect(told(shopper).at(-1)).toBe('away');
      expect(rig.statuses.splice(0)).toEqual([`${AGENTS.na.id} online connected`, `${AGENTS.na.id} off session_ended`]);
    }
    await rig.pass(20_000, 1000);
    expect(rig.statuses).toEqual([]);
  });

  test('[RL51] who signs out on one device stays for the other one, and goes in all tabs of that browser', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    const [tab, other, phone] = [await rig.agent('na'), await rig.agent('na'), await rig.agent('na', 'agent', 'phone')];
    tab.hangUp('parted');
    rig.bus.publish({ kind: 'cut', agent: AGENTS.na.id, session: 's-na' });
    expect([other.closed?.code, phone.closed]).toEqual([4401, undefined]);
    await rig.pass(20_000, 1000);
    expect(told(shopper)).toEqual(['online']);
    phone.hangUp('parted');
    rig.bus.publish({ kind: 'cut', agent: AGENTS.na.id, session: 's-na' });
    expect(told(shopper)).toEqual(['online']);
  });

  test('[RL51] who closes the last page is gone soon, a reload shows nobody gone', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    const na = await rig.agent('na');
    na.hangUp('parted');
    await rig.pass(3000, 1000);
    const back = await rig.agent('na');
    await rig.pass(20_000, 1000);
    expect(told(shopper)).toEqual(['online']);
    back.hangUp('parted');
    await rig.pass(5000, 1000);
    expect(told(shopper)).toEqual(['online', 'away']);
    expect(rig.statuses.at(-1)).toBe(`${AGENTS.na.id} off disconnected`);
  });

  test('[RL13] a client that leaves too much unread, or anything for too long, is closed', async () => {
    const { rig, shopper, conversation } = await withRequest();
    const slow = await rig.agent('na', 'supervisor');
    await slow.say({ type: 'follow', conversations: [{ conversation }] });
    slow.buffered = 2_000_000;
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'more' });
    expect(slow.closed).toEqual({ code: 4413, reason: 'slow_consumer' });
    const stuck = await rig.agent('wei');
    stuck.buffered = 10;
    rig.clock.advance(29_000);
    expect(stuck.closed).toBeUndefined();
    rig.clock.advance(3000);
    expect(stuck.closed?.code).toBe(4413);
  });

  test('a connection that gives no sign of life is closed', async () => {
    const rig = createRig();
    const na = await rig.agent('na');
    rig.clock.advance(120_000);
    expect(na.closed).toBeUndefined();
    na.fallSilent();
    rig.clock.advance(90_000);
    expect(na.closed?.code).toBe(4408);
  });
});
