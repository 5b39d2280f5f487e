import { describe, expect, it } from 'vitest';
import { browser } from './testing/lives.ts';
import { ack, C1, C2, facts, requested, said } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

type Page = Awaited<ReturnType<ReturnType<typeof browser>['open']>>;

const restored = { epoch: 'e2', conversations: [{ conversation: C1, state: 'active', seq: 1 }] };
const problem = (cid: unknown, code: string) => ({ type: 'problem', code, text: code, retry: 'never', cid });
const recalled = (seq: number, of: number) => ({ ...said(seq, '', { of }), kind: 'recalled' });
const codes = (page: Page) => page.of('error').map((error) => Object(error).code);

/** Messages 2, 3 and 4, stored under the first epoch. */
async function talked(page: Page) {
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

/** A page that talked, edited message 3 and took message 2 back, each stored; and the browser's next page. */
async function amended() {
  const { open, disk } = browser();
  const first = await open();
  const cids = await talked(first);
  void first.chat.recall(2);
  void first.chat.edit(3, 'two!');
  await settle();
  const recall = first.sent('recall')[0];
  const edit = first.sent('edit')[0];
  first.tell(ack(recall?.cid, 5));
  first.tell(ack(edit?.cid, 6));
  await first.crash();
  return { cids, recall, edit, disk, next: await open(), open };
}

describe('a relay that was restored, and edits and recalls', () => {
  it('[OB13] are sent with the cid of their message', async () => {
    const { cids, recall, edit } = await amended();
    expect([recall, edit]).toMatchObject([
      { conversation: C1, of: 2, said: cids[0] },
      { conversation: C1, of: 3, said: cids[1], text: 'two!' },
    ]);
  });

  it('[OB13] come back under their cids, without the words that were taken back', async () => {
    const { cids, recall, edit, next } = await amended();
    await next.online(restored);
    expect(next.says().map(({ cid, text }) => [cid, text])).toEqual([
      [cids[1], 'two'],
      [cids[2], 'three'],
    ]);
    expect(next.sent('recall')).toEqual([recall]);
    next.tell(ack(cids[1], 2));
    await settle();
    expect(next.sent('edit')).toEqual([edit]);
  });

  it('[OB13] an edit goes once its message is there, in whichever conversation', async () => {
    const { cids, edit, next } = await amended();
    await next.online({ epoch: 'e2' });
    for (const cid of cids.slice(1)) next.tell(problem(cid, 'conversation_unknown'));
    await settle();
    expect([next.sent('edit'), next.texts().slice(-2)]).toEqual([[], ['two', 'three']]);
    next.tell(ack(cids[1], 2, C2));
    await settle();
    expect(next.sent('edit')).toEqual([edit]);
  });

  it('[OB13] come back once, also from the store after', async () => {
    const { cids, recall, edit, next, open } = await amended();
    await next.online(restored);
    for (const [index, cid] of [...cids.slice(1), recall?.cid, edit?.cid].entries()) {
      next.tell(ack(cid, index + 2));
      await settle();
    }
    await next.crash();
    const same = await open();
    await same.online({ epoch: 'e2' });
    expect(same.rig.net.last.sent.map(({ type }) => type)).toEqual(['hello']);
    await same.crash();
    const other = await open();
    await other.online({ epoch: 'e3' });
    expect([other.texts(), other.sent('recall')]).toEqual([['two', 'three'], [recall]]);
  });

  it('[OB13] a recall of what it lacks is no news, and kept for an older copy', async () => {
    const { recall, next, open } = await amended();
    await next.online(restored);
    next.tell(problem(recall?.cid, 'message_unknown'));
    await next.crash();
    expect(next.of('error')).toEqual([]);
    const other = await open();
    await other.online({ epoch: 'e3' });
    expect(other.sent('recall')).toEqual([recall]);
  });

  it('[OB13] what can’t come back is told to the person', async () => {
    const { cids, recall, edit, next } = await amended();
    await next.online(restored);
    next.tell(problem(recall?.cid, 'too_late'));
    next.tell(ack(cids[1], 2));
    await settle();
    next.tell(problem(edit?.cid, 'message_unknown'));
    await settle();
    expect(codes(next)).toEqual(['too_late', 'message_unknown']);
  });

  it('[OB13] an unanswered recall goes to the message it was about, whose words do not', async () => {
    const { open } = browser();
    const page = await open();
    const cids = await talked(page);
    page.rig.net.last.end();
    const undone = page.chat.recall(3).catch((error) => error.code);
    await page.rig.clock.advance(500);
    await page.online(restored);
    await page.online(restored);
    expect(page.texts()).toEqual(['one', 'three']);
    page.tell(ack(cids[0], 2));
    page.tell(ack(cids[2], 3));
    await settle();
    expect(page.sent('recall')).toMatchObject([{ of: 3, said: cids[1] }]);
    page.tell(problem(page.sent('recall')[0]?.cid, 'message_unknown'));
    expect([await undone, page.of('error')]).toEqual(['message_unknown', []]);
  });
});

describe('what was taken back on another device', () => {
  const third = facts([recalled(5, 3)]);

  it('[OB13] is offered no more once its recall was read, nor is its edit', async () => {
    const { open, disk } = browser();
    const first = await open();
    await talked(first);
    void first.chat.edit(3, 'two!');
    await settle();
    first.tell(ack(first.sent('edit')[0]?.cid, 5));
    first.tell(facts([{ ...said(5, 'two!', { of: 3 }), kind: 'edited' }, recalled(6, 3)]));
    await first.crash();
    const next = await open();
    await next.online(restored);
    expect([next.texts(), disk.records.size]).toEqual([['one', 'three'], 2]);
  });

  it('[OB18] is offered no more once it was erased, whoever asked for that', async () => {
    const { open } = browser();
    const first = await open();
    await talked(first);
    first.tell(facts([{ kind: 'wiped', seq: 5, at: 5, by: { role: 'system' } }]));
    void first.chat.send('four');
    await settle();
    first.tell(ack(first.sent('say').at(-1)?.cid, 6));
    expect(JSON.stringify(first.chat.view.threads)).not.toMatch(/one|two|three/);
    await first.crash();
    const next = await open();
    await next.online(restored);
    expect(next.texts()).toEqual(['four']);
  });

  it('[OB13] is none of the words that an earlier life left, also when the disk is slow', async () => {
    const { open, disk } = browser();
    const first = await open();
    await talked(first);
    await first.crash();
    disk.mode = 'hangs';
    const next = await open();
    await next.online({ conversations: [{ conversation: C1, state: 'active', seq: 5 }] });
    next.tell(third);
    await settle();
    disk.mode = 'ok';
    disk.thaw();
    await next.crash();
    const last = await open();
    await last.online(restored);
    expect(last.texts()).toEqual(['one', 'three']);
  });

  it('[OB13] is known from the log of a store that has it taken back already', async () => {
    const { open } = browser();
    const first = await open();
    const cids = await talked(first);
    await first.crash();
    const next = await open();
    await next.online({ conversations: [{ conversation: C1, state: 'active', seq: 4 }] });
    next.tell(facts([{ ...said(3, '', { cid: cids[1], was: 'message', why: 'recalled' }), kind: 'erased' }], 4));
    await next.crash();
    const last = await open();
    await last.online(restored);
    expect(last.texts()).toEqual(['one', 'three']);
  });

  it('[OB13] goes out no more while it waits to be offered', async () => {
    const { open } = browser();
    const first = await open();
    const cids = await talked(first);
    await first.crash();
    const next = await open();
    await next.online({ ...restored, limits: { textMaxChars: 4000, ratePerSecond: 1, rateBurst: 2 } });
    expect(next.texts()).toEqual(['one']);
    next.tell(facts([{ ...said(3, '', { cid: cids[1], was: 'message', why: 'recalled' }), kind: 'erased' }]));
    next.tell(ack(cids[0], 2));
    await next.rig.clock.advance(5_000);
    expect(next.texts()).toEqual(['one', 'three']);
  });
});
