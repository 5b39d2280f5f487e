import { describe, expect, it } from 'vitest';
import { STALE_MS } from './outbox/age.ts';
import { browser } from './testing/lives.ts';
import { ack, C1, C2, facts, requested, said } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const own = (seq: number, conversation = C1) => ({ conversations: [{ conversation, state: 'active', seq }] });
const e2 = (more: object = {}) => ({ epoch: 'e2', ...more });
const problem = (cid: unknown, code: string) => ({ type: 'problem', code, text: code, retry: 'never', cid });

/** A page whose three messages were stored under the first epoch, as seq 2, 3, 4. */
async function acked(page: Awaited<ReturnType<ReturnType<typeof browser>['open']>>) {
  await page.online();
  for (const [index, text] of ['one', 'two', 'three'].entries()) {
    void page.chat.send(text);
    await settle();
    const cid = page.says().at(-1)?.cid;
    page.tell(ack(cid, index + 2));
    const events = index ? [said(index + 2, text, { cid })] : [requested(), said(2, text, { cid })];
    page.tell(facts(events));
    await settle();
  }
  return page.says().map(({ cid }) => cid);
}

describe('a relay that was restored', () => {
  it('[OB12] is offered what it acked, in order, under the same cids, before anything newer', async () => {
    const { open } = browser();
    const page = await open();
    const cids = await acked(page);
    page.rig.net.last.end();
    void page.chat.send('newer');
    await page.rig.clock.advance(500);
    await page.online(e2(own(2)));
    // Another store: the client greets anew, standing nowhere.
    await page.online(e2(own(2)));
    expect(page.says().map(({ cid }) => cid)).toEqual(cids);
    expect(page.texts()).toEqual(['one', 'two', 'three']);
    for (const [index, cid] of cids.entries()) page.tell(ack(cid, index + 2));
    await settle();
    expect(page.texts()).toEqual(['one', 'two', 'three', 'newer']);
    expect(page.chat.view.pending.map(({ text }) => text)).toEqual(['newer']);
  });

  it('[TL7] says anew what was read: nothing, of a log that nobody has seen', async () => {
    const { open } = browser();
    const page = await open();
    await acked(page);
    const marks = {
      topic: 'receipts',
      conversation: C1,
      shopper: { delivered: 0, read: 0 },
      shop: { delivered: 4, read: 4 },
    };
    page.tell({ type: 'state', state: marks });
    await settle();
    expect(page.chat.view.thread?.receipts).toEqual({ delivered: 4, read: 4 });
    page.rig.net.last.end();
    await page.rig.clock.advance(500);
    await page.online(e2(own(2)));
    await page.online(e2(own(2)));
    page.tell(facts([requested(), said(2, 'one', {})]));
    await settle();
    expect(page.chat.view.thread?.receipts).toEqual({ delivered: 0, read: 0 });
  });

  it('[OB12] is offered it by the page’s next life too, once', async () => {
    const { open } = browser();
    const first = await open();
    const cids = await acked(first);
    await first.crash();
    const same = await open(60_000);
    await same.online(own(4));
    expect(same.says()).toEqual([]);
    await same.crash();
    const next = await open(60_000);
    await next.online(e2(own(2)));
    expect(next.says().map(({ cid }) => cid)).toEqual(cids);
    for (const [index, cid] of cids.entries()) next.tell(ack(cid, index + 2));
    await next.crash();
    const last = await open(60_000);
    await last.online(e2(own(4)));
    expect(last.says()).toEqual([]);
  });

  it('[OB12] is silent about what it still had: no pending, no news, no thread that nobody opened', async () => {
    const { open } = browser();
    const first = await open();
    const cids = await acked(first);
    await first.crash();
    const next = await open();
    await next.online(e2({ conversations: [{ conversation: C2, state: 'active', seq: 1 }] }));
    next.tell(facts([requested()], 1, C2));
    for (const [index, cid] of cids.entries()) next.tell(ack(cid, index + 2));
    await settle();
    expect(next.chat.view.threads.map(({ conversation }) => conversation)).toEqual([C2]);
    expect([next.of('message'), next.of('error'), next.chat.view.thread?.pending]).toEqual([[], [], []]);
  });

  it('[OB12] that lacks the conversation gets the words without it, in order', async () => {
    const { open } = browser();
    const first = await open();
    const cids = await acked(first);
    await first.crash();
    const next = await open();
    await next.online(e2());
    void next.chat.send('newer');
    await settle();
    next.tell(ack(cids[0], 2, C2));
    for (const cid of cids.slice(1)) next.tell(problem(cid, 'conversation_unknown'));
    await settle();
    const again = next.says().slice(3);
    expect(again.map(({ cid, text }) => [cid, text])).toEqual([
      [cids[1], 'two'],
      [cids[2], 'three'],
    ]);
    for (const frame of again) expect(frame).not.toHaveProperty('conversation');
    for (const [index, cid] of cids.slice(1).entries()) next.tell(ack(cid, index + 3, C2));
    await settle();
    expect([next.texts().at(-1), next.of('error')]).toEqual(['newer', []]);
  });

  it('[OB12] is offered nothing that is older than a day', async () => {
    const { open, disk } = browser();
    const first = await open();
    await acked(first);
    await first.crash();
    const next = await open(STALE_MS + 1);
    await next.online(e2(own(2)));
    await settle();
    expect([next.says(), disk.records.size]).toEqual([[], 0]);
  });

  it('[OB12] refuses one of them for good: it is dropped in silence, and offered no more', async () => {
    const { open, disk } = browser();
    const first = await open();
    const cids = await acked(first);
    await first.crash();
    const next = await open();
    await next.online(e2(own(2)));
    next.tell(problem(cids[0], 'cid_conflict'));
    await settle();
    expect([next.of('error'), disk.records.size]).toEqual([[], 2]);
  });
});
