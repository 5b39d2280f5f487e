import { describe, expect, test } from 'vitest';
import { createRig, type Peer } from '../testing/rig.ts';

const own = (peer: Peer) => peer.of('welcome')[0]?.conversations.map(({ conversation }) => conversation);

async function speak(rig: ReturnType<typeof createRig>, peer: Peer, text = 'Hello') {
  await peer.say({ type: 'say', cid: rig.cid(), text });
  return peer.of('ack').at(-1)?.conversation ?? '';
}

describe('members', () => {
  test('[RL6] a shared computer: after sign-out the next member sees nothing; the first finds the thread on another device', async () => {
    const rig = createRig();
    const a = await rig.shopper('a', { jwt: 'member-a' });
    const conversation = await speak(rig, a, 'private');
    a.hangUp();
    // Signing out forgets the device's token; the next person starts with another one.
    const b = await rig.shopper('b', { jwt: 'member-b' });
    expect(own(b)).toEqual([]);
    await b.say({ type: 'follow', conversations: [{ conversation }] });
    expect(b.problems()).toEqual(['conversation_unknown']);
    expect(b.raw.join()).not.toContain('private');
    const phone = await rig.shopper('c', { jwt: 'member-a' });
    expect(own(phone)).toEqual([conversation]);
    expect(phone.raw.join()).toContain('private');
  });

  test.each([
    ['changes', (conversation: string) => ({ type: 'edit', conversation, of: 2, text: 'in a hurry' }), 'edited'],
    ['takes back', (conversation: string) => ({ type: 'recall', conversation, of: 2 }), 'recalled'],
    ['ends', (conversation: string) => ({ type: 'close', conversation }), 'closed'],
  ] as const)(
    '[RL6] on a device that has said nothing a member %s what they said on another, once',
    async (_, deed, kind) => {
      const rig = createRig();
      const a = await rig.shopper('a', { jwt: 'member-a' });
      const conversation = await speak(rig, a, 'private');
      const phone = await rig.shopper('c', { jwt: 'member-a' });
      const asked = { ...deed(conversation), cid: rig.cid() };
      await phone.say(asked);
      expect([phone.problems(), phone.of('ack')[0]]).toMatchObject([[], { cid: asked.cid, conversation, seq: 3 }]);
      expect(a.of('facts').at(-1)?.events).toMatchObject([{ seq: 3, kind }]);
      phone.hangUp();
      const again = await rig.shopper('c', { jwt: 'member-a' });
      await again.say(asked);
      expect(again.of('ack')[0]).toMatchObject({ cid: asked.cid, seq: 3, head: { seq: 3 } });
      const other = await rig.shopper('d', { jwt: 'member-b' });
      await other.say({ ...asked, cid: rig.cid() });
      const guest = await rig.shopper('e');
      await guest.say({ ...asked, cid: rig.cid() });
      expect([other.problems(), guest.problems()]).toEqual([['conversation_unknown'], ['conversation_unknown']]);
    },
  );

  test('[RL6] the old token alone, without the proof, sees nothing of the member', async () => {
    const rig = createRig();
    const a = await rig.shopper('a', { jwt: 'member-a' });
    await speak(rig, a);
    a.hangUp();
    const left = await rig.shopper('a');
    expect(own(left)).toEqual([]);
    expect(left.of('facts')).toEqual([]);
  });

  test('[RL6] a request sent again without the proof is acked, and shows nothing of what became the member’s', async () => {
    const rig = createRig();
    const peer = await rig.shopper('a');
    const cid = rig.cid();
    await peer.say({ type: 'say', cid, text: 'first' });
    await peer.say({ type: 'identify', jwt: 'member-a' });
    await speak(rig, peer, 'as a member');
    peer.hangUp();
    const left = await rig.shopper('a');
    await left.say({ type: 'say', cid, text: 'first' });
    expect(left.of('ack')[0]).toMatchObject({ cid, seq: 2, head: { seq: 2 } });
    expect(left.of('facts')).toEqual([]);
  });

  test('[RL6] two proofs of different members at once end the connection, and neither’s conversations come', async () => {
    const rig = createRig();
    const peer = await rig.shopper('a');
    void peer.say({ type: 'identify', jwt: 'member-a' });
    await peer.say({ type: 'identify', jwt: 'member-b' });
    expect(peer.problems()).toEqual(['other_member']);
    expect(peer.closed?.code).toBe(4403);
    await speak(rig, await rig.shopper('b', { jwt: 'member-b' }), 'of member b');
    expect(peer.raw.join()).not.toContain('of member b');
  });

  test('[RL6] a device that is one member’s alias is refused to another', async () => {
    const rig = createRig();
    const a = await rig.shopper('a', { jwt: 'member-a' });
    await speak(rig, a);
    const b = await rig.shopper('a', { jwt: 'member-b' });
    expect(b.problems()).toEqual(['other_member']);
    expect(b.closed?.code).toBe(4403);
  });

  test('[RL6] two guests of one device who prove two members: only the first who speaks keeps the device', async () => {
    const rig = createRig();
    const a = await rig.shopper('a');
    const b = await rig.shopper('a');
    await a.say({ type: 'identify', jwt: 'member-a' });
    await b.say({ type: 'identify', jwt: 'member-b' });
    await speak(rig, a, 'mine');
    await b.say({ type: 'say', cid: rig.cid(), text: 'mine too' });
    expect(b.problems()).toEqual(['other_member']);
    expect(b.raw.join()).not.toContain('"mine"');
  });

  test('[RL6] another tab without the proof sees nothing after the conversation became the member’s', async () => {
    const rig = createRig();
    const proven = await rig.shopper('a');
    await speak(rig, proven, 'anonymous');
    const other = await rig.shopper('a');
    await proven.say({ type: 'identify', jwt: 'member-a' });
    await speak(rig, proven, 'as a member');
    expect(other.raw.join()).toContain('anonymous');
    expect(other.raw.join()).not.toContain('as a member');
  });

  test('identify adopts the conversation open at that moment, and no older one', async () => {
    const rig = createRig();
    const peer = await rig.shopper('a');
    const old = await speak(rig, peer);
    await peer.say({ type: 'close', cid: rig.cid(), conversation: old });
    const open = await speak(rig, peer, 'still anonymous');
    await peer.say({ type: 'identify', jwt: 'member-a' });
    expect(peer.of('identified')[0]).toMatchObject({ member: { id: 'member-a' } });
    const phone = await rig.shopper('c', { jwt: 'member-a' });
    expect(own(phone)).toEqual([open]);
    // On the device itself both are still there, the old one by the device's own right.
    const again = await rig.shopper('a', { jwt: 'member-a' });
    expect(own(again)).toEqual([open, old]);
  });

  test('the desk sees who it is, proven', async () => {
    const rig = createRig();
    const agent = await rig.agent();
    const peer = await rig.shopper('a');
    const conversation = await speak(rig, peer);
    await peer.say({ type: 'identify', jwt: 'member-a' });
    rig.clock.advance(50);
    expect(agent.of('state').at(-1)?.state).toMatchObject({
      put: [{ conversation, shopper: { member: { id: 'member-a' } } }],
    });
  });

  test('a guest who identifies and has never spoken leaves no trace', async () => {
    const rig = createRig();
    const peer = await rig.shopper('a');
    await peer.say({ type: 'identify', jwt: 'member-a' });
    expect(peer.of('identified')).toHaveLength(1);
    expect(await rig.store.device('01kafzs1te0000000001', 'a'.repeat(43))).toBeUndefined();
  });

  test('a bad token on identify is refused by name', async () => {
    const rig = createRig();
    const peer = await rig.shopper('a');
    await peer.say({ type: 'identify', jwt: 'bad' });
    expect(peer.problems()).toEqual(['jwt_invalid']);
  });

  test('[RL12] a token that runs out is asked for anew, and renewed in time keeps the line', async () => {
    const rig = createRig();
    const peer = await rig.shopper('a', { jwt: `member-a@${rig.clock.now() + 5000}` });
    rig.clock.advance(6000);
    expect(peer.of('renew')).toMatchObject([{ closesAt: rig.clock.now() - 1000 + 60_000 }]);
    await peer.say({ type: 'identify', jwt: `member-a@${rig.clock.now() + 600_000}` });
    rig.clock.advance(70_000);
    peer.frames.length = 0;
    expect(peer.closed).toBeUndefined();
  });

  test('[RL12] without a new token the line ends after the grace', async () => {
    const rig = createRig();
    const peer = await rig.shopper('a', { jwt: `member-a@${rig.clock.now() + 5000}` });
    rig.clock.advance(50_000);
    expect(peer.closed).toBeUndefined();
    rig.clock.advance(17_000);
    expect(peer.problems()).toEqual(['jwt_expired']);
    expect(peer.closed?.code).toBe(4401);
  });

  test('[RL12] a renewal cannot change the member', async () => {
    const rig = createRig();
    const peer = await rig.shopper('a', { jwt: 'member-a' });
    await peer.say({ type: 'identify', jwt: 'member-b' });
    expect(peer.problems()).toEqual(['other_member']);
  });
});

describe('foreign conversations', () => {
  test('[RL5] one that exists and one that does not get the same answer, for every frame that names one', async () => {
    const rig = createRig();
    const victim = await rig.shopper('a');
    const conversation = await speak(rig, victim);
    const stranger = await rig.shopper('b');
    await speak(rig, stranger, 'own');
    const noticed = victim.frames.length;
    stranger.frames.length = 0;
    stranger.raw.length = 0;
    const answers = async (id: string) => {
      stranger.raw.length = 0;
      await stranger.say({ type: 'say', cid: rig.cid(), conversation: id, text: 'let me in' });
      await stranger.say({ type: 'close', cid: rig.cid(), conversation: id });
      await stranger.say({ type: 'follow', conversations: [{ conversation: id, seq: 0 }] });
      await stranger.say({ type: 'history', conversation: id, before: 2 });
      await stranger.say({ type: 'typing', conversation: id, on: true });
      return stranger.raw.map((json) => json.replaceAll(id, 'X').replaceAll(/"cid":"[^"]+"/g, ''));
    };
    const foreign = await answers(conversation);
    expect(foreign).toEqual(await answers('01kah0t3vq0000000000'));
    expect(foreign).toHaveLength(4);
    expect(foreign.every((json) => json.includes('conversation_unknown'))).toBe(true);
    expect(victim.frames).toHaveLength(noticed);
  });
});
