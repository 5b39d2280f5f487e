import { describe, expect, it } from 'vitest';
import { greet } from './testing/rig.ts';
import { ack, C1, facts, greetedShopper, PAGE, requested, said, shopperOn } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

describe('sending', () => {
  it('[OB6] shows one’s words once: pending until their event is in the thread', async () => {
    const { chat, says, tell } = await greetedShopper();
    const stored = chat.send('hello');
    const cid = says()[0]?.cid;
    expect(chat.view.pending).toMatchObject([{ cid, text: 'hello', status: 'sending', lane: 'public' }]);
    tell(ack(cid, 2));
    await expect(stored).resolves.toEqual({ cid, conversation: C1, seq: 2, at: 102 });
    expect(chat.view.pending).toMatchObject([{ cid, status: 'sending' }]);
    tell(facts([requested(), said(2, 'hello', { cid })]));
    expect(chat.view.pending).toEqual([]);
    expect(chat.view.thread).toMatchObject({ conversation: C1, state: 'requested', pending: [] });
    expect(chat.view.thread?.events.map(({ kind }) => kind)).toEqual(['requested', 'message']);
  });

  it('[OB6] shows them once when the event overtakes the ack', async () => {
    const { chat, says, tell } = await greetedShopper();
    const stored = chat.send('hello');
    const cid = says()[0]?.cid;
    tell(facts([requested(), said(2, 'hello', { cid })]));
    await settle();
    expect(chat.view.thread?.pending).toEqual([]);
    tell(ack(cid, 2));
    await expect(stored).resolves.toMatchObject({ seq: 2 });
    expect(chat.view.thread).toMatchObject({ pending: [], events: [{ seq: 1 }, { seq: 2 }] });
  });

  it('[OB6] tells the same words apart that were said three times at once, in whatever order they are acked', async () => {
    const { chat, says, tell } = await greetedShopper();
    const all = [chat.send('ok'), chat.send('ok'), chat.send('ok')];
    await settle();
    const cids = says().map(({ cid }) => cid);
    expect(new Set(cids).size).toBe(3);
    tell(facts([requested(), ...cids.map((cid, at) => said(at + 2, 'ok', { cid }))]));
    for (const at of [2, 0, 1]) tell(ack(cids[at], at + 2));
    const stored = await Promise.all(all);
    expect(stored.map(({ cid, seq }) => [cid, seq])).toEqual(cids.map((cid, at) => [cid, at + 2]));
    expect(chat.view.thread).toMatchObject({ pending: [], events: [{ seq: 1 }, { seq: 2 }, { seq: 3 }, { seq: 4 }] });
  });

  it('[OB2] sends again after a cut, under the same cid, in order', async () => {
    const { rig, chat, says } = await greetedShopper();
    const first = chat.send('one');
    void chat.send('two');
    await settle();
    const cids = says().map(({ cid }) => cid);
    rig.net.last.end();
    expect(chat.view.pending.map(({ status }) => status)).toEqual(['sending', 'sending']);
    void chat.send('three');
    await rig.clock.advance(500);
    await greet(rig);
    expect(says().map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect(
      says()
        .slice(0, 2)
        .map(({ cid }) => cid),
    ).toEqual(cids);
    rig.net.last.tell(ack(cids[0], 2));
    await expect(first).resolves.toMatchObject({ seq: 2 });
  });

  it('sends to the conversation at the counter, and tells the page only where it opens one', async () => {
    const { chat, says, tell } = await greetedShopper();
    void chat.send('hello');
    expect(says()[0]).toMatchObject({ page: PAGE });
    expect(says()[0]).not.toHaveProperty('conversation');
    tell(facts([requested(), said(2, 'hello', { cid: says()[0]?.cid })]));
    await settle();
    void chat.send('more');
    await settle();
    expect(says()[1]).toMatchObject({ conversation: C1 });
    expect(says()[1]).not.toHaveProperty('page');
  });

  it('[OB5] keeps what was finally refused in sight, rejects, and goes on', async () => {
    const { chat, says, tell } = await greetedShopper();
    const first = chat.send('one');
    const second = chat.send('two');
    await settle();
    const [one, two] = says().map(({ cid }) => String(cid));
    tell({ type: 'problem', code: 'conversation_unknown', text: 'no', retry: 'never', cid: one });
    await expect(first).rejects.toMatchObject({ code: 'conversation_unknown', retry: 'never' });
    tell(ack(two, 2));
    await expect(second).resolves.toMatchObject({ seq: 2 });
    expect(chat.view.pending).toMatchObject([
      { cid: one, status: 'failed', problem: 'conversation_unknown' },
      { cid: two },
    ]);
    chat.retry(one ?? '');
    expect(says().at(-1)).toMatchObject({ cid: one, text: 'one' });
    tell({ type: 'problem', code: 'conversation_unknown', text: 'no', retry: 'never', cid: one });
    chat.discard(one ?? '');
    expect(chat.view.pending.map(({ cid }) => cid)).toEqual([two]);
  });

  it('[OB4] waits when the relay says later, then sends the same again', async () => {
    const { rig, chat, says, tell } = await greetedShopper();
    void chat.send('one');
    const cid = says()[0]?.cid;
    tell({ type: 'problem', code: 'rate_limited', text: 'wait', retry: 'later', cid, retryAfterMs: 3_000 });
    await rig.clock.advance(2_999);
    expect(says()).toHaveLength(1);
    await rig.clock.advance(1);
    expect(says().map((frame) => frame.cid)).toEqual([cid, cid]);
  });

  it('refuses at once what the relay would refuse for certain', async () => {
    const { chat, says } = await greetedShopper();
    await expect(chat.send('  \n')).rejects.toMatchObject({ code: 'text_empty', retry: 'fix', path: 'text' });
    await expect(chat.send('好'.repeat(4001))).rejects.toMatchObject({ code: 'text_too_long' });
    expect([says(), chat.view.pending]).toEqual([[], []]);
    void chat.send('👍'.repeat(4000));
    expect(says()).toHaveLength(1);
  });

  it('opens the line for a send when there is none', async () => {
    const { rig, chat, says } = shopperOn();
    void chat.send('hello');
    await greet(rig);
    expect(says().map(({ text }) => text)).toEqual(['hello']);
  });

  it('does not let an overlong page title cost the message', async () => {
    const { chat, says } = await greetedShopper();
    void chat.send('hello', { page: { url: 'https://shop.example/', title: `${'x'.repeat(255)}👍👍` } });
    const page = says()[0]?.page;
    expect(page).toEqual({ url: 'https://shop.example/', title: 'x'.repeat(255) });
  });
});
