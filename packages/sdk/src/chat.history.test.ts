import { describe, expect, it } from 'vitest';
import { greet } from './testing/rig.ts';
import { ack, C1, C2, closed, facts, greetedShopper, PAGE, requested, said, shopperOn } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

describe('history', () => {
  const own = [
    { conversation: C2, state: 'active', seq: 60 },
    { conversation: C1, state: 'closed', seq: 4 },
  ];
  const last = facts(
    Array.from({ length: 50 }, (_, index) => said(index + 11, `m${index + 11}`)),
    60,
    C2,
  );

  it('reads back through a conversation and on into the one before it', async () => {
    const { rig, chat, tell, of } = await greetedShopper({ conversations: own });
    tell(last);
    expect(chat.view).toMatchObject({ more: true, thread: { conversation: C2, more: true } });
    const older = chat.history({ limit: 10 });
    await settle();
    expect(rig.net.last.sent.at(-1)).toEqual({ type: 'history', conversation: C2, before: 11, limit: 10 });
    const first = [requested(), ...Array.from({ length: 9 }, (_, index) => said(index + 2, 'old'))];
    tell({ type: 'history', conversation: C2, before: 11, events: first, more: false });
    await expect(older).resolves.toBe(true);
    const before = chat.history();
    await settle();
    expect(rig.net.last.sent.at(-1)).toEqual({ type: 'history', conversation: C1, before: 5 });
    const events = [requested(), said(2, 'a'), said(3, 'b'), closed(4)];
    tell({ type: 'history', conversation: C1, before: 5, events, more: false });
    await expect(before).resolves.toBe(false);
    expect(chat.view.threads.map(({ conversation, events }) => [conversation, events.length])).toEqual([
      [C1, 4],
      [C2, 60],
    ]);
    expect(chat.view).toMatchObject({ more: false, thread: { conversation: C2 } });
    expect(of('message')).toEqual([]);
    await expect(chat.history()).resolves.toBe(false);
  });

  it('answers two at once with one page, and fails when there is no line', async () => {
    const { rig, chat, tell } = await greetedShopper({ conversations: own });
    tell(last);
    const both = [chat.history(), chat.history()];
    await settle();
    const page = { type: 'history', conversation: C2, before: 11, events: [said(10, 'old')], more: true };
    tell(page);
    tell(page);
    for (const one of both) await expect(one).resolves.toBe(true);
    expect(chat.view.thread?.events).toHaveLength(51);
    const third = chat.history();
    await settle();
    rig.net.last.end();
    await expect(third).rejects.toMatchObject({ code: 'offline', retry: 'later' });
    await expect(chat.history()).rejects.toMatchObject({ code: 'offline' });
  });

  it('is a first call that opens the line, and knows what there is before it says that there is no more', async () => {
    const { rig, chat, tell } = shopperOn();
    const older = chat.history();
    let isOver = false;
    void older.finally(() => {
      isOver = true;
    });
    await greet(rig, { conversations: own });
    expect([chat.view.connection, isOver]).toEqual(['online', false]);
    tell(last);
    await settle();
    expect(rig.net.last.sent.at(-1)).toEqual({ type: 'history', conversation: C2, before: 11 });
    tell({ type: 'history', conversation: C2, before: 11, events: [said(10, 'old')], more: true });
    await expect(older).resolves.toBe(true);
  });

  it('says that there is no more to whom the relay knows nothing of', async () => {
    const { rig, chat } = shopperOn();
    const older = chat.history();
    await greet(rig);
    await expect(older).resolves.toBe(false);
  });

  it.each([
    ['offline', ({ rig }: ReturnType<typeof shopperOn>) => rig.net.last.end()],
    ['destroyed', ({ chat }: ReturnType<typeof shopperOn>) => chat.destroy()],
    ['signed_out', ({ chat }: ReturnType<typeof shopperOn>) => void chat.signOut()],
  ])('fails with %s where the line it opens comes to nothing, before it is greeted and after', async (code, end) => {
    for (const isGreeted of [false, true]) {
      const shopper = shopperOn();
      const older = shopper.chat.history();
      await settle();
      if (isGreeted) await greet(shopper.rig, { conversations: own });
      end(shopper);
      await expect(older).rejects.toMatchObject({ code });
    }
  });

  it('fetches the newest conversation when none is open, and its successor takes the counter', async () => {
    const { rig, chat, says, tell } = await greetedShopper({
      conversations: [{ conversation: C1, state: 'closed', seq: 3 }],
    });
    expect(rig.net.last.sent.at(-1)).toEqual({ type: 'follow', conversations: [{ conversation: C1 }] });
    tell(facts([requested(), said(2, 'a'), closed(3)]));
    expect(chat.view.thread).toMatchObject({ conversation: C1, state: 'closed' });
    const stored = chat.send('again');
    const [said0] = says();
    expect(said0).toMatchObject({ conversation: C1, page: PAGE });
    tell(ack(said0?.cid, 2, C2));
    tell(facts([requested(), said(2, 'again', { cid: said0?.cid })], 2, C2));
    await expect(stored).resolves.toMatchObject({ conversation: C2 });
    expect(chat.view.threads.map((thread) => thread.conversation)).toEqual([C1, C2]);
    expect(chat.view.pending.concat(chat.view.thread?.pending ?? [])).toEqual([]);
  });

  it('ends the open conversation', async () => {
    const { rig, chat, tell } = await greetedShopper({ conversations: own });
    tell(last);
    const ended = chat.end();
    await settle();
    const close = rig.net.last.sent.at(-1);
    expect(close).toMatchObject({ type: 'close', conversation: C2 });
    tell(ack(close?.cid, 61, C2));
    await ended;
    tell(facts([closed(61)], 61, C2));
    expect(chat.view.thread).toMatchObject({ state: 'closed', pending: [] });
    await expect(chat.end()).resolves.toBeUndefined();
  });
});
