import { describe, expect, it } from 'vitest';
import { OUTBOX_MAX } from './limits.ts';
import { STALE_MS } from './outbox/age.ts';
import { browser } from './testing/lives.ts';
import { ack, C1, facts, memberToken, provenAs, requested, said } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const HOUR = 3_600_000;
const limits = { textMaxChars: 4000, frameMaxBytes: 65_536, ratePerSecond: 10, rateBurst: 20, lateBurst: 500 };
const welcome = { limits };

describe('a full outbox', () => {
  it('[OB10] refuses the 501st request and takes it when there is room again', async () => {
    const { open } = browser();
    const page = await open();
    for (let i = 0; i < OUTBOX_MAX; i++) void page.chat.send(`m${i}`);
    await expect(page.chat.send('one too many')).rejects.toMatchObject({ code: 'outbox_full', retry: 'later' });
    expect(page.chat.view.pending).toHaveLength(OUTBOX_MAX);
    page.chat.discard(page.chat.view.pending[0]?.cid ?? '');
    await settle();
    page.chat.discard(page.chat.view.pending[0]?.cid ?? '');
    void page.chat.send('the last');
    expect(page.chat.view.pending.at(-1)?.text).toBe('the last');
  });

  it('[OB10] refuses more than 5 MiB of text, counted as it is stored', async () => {
    const { open } = browser();
    const page = await open();
    const text = '好'.repeat(4_000);
    void page.chat.send(text);
    await settle();
    const fit = Math.floor((5 * 1024 * 1024) / (3 * 4_000));
    for (let i = 1; i < fit; i++) void page.chat.send(text);
    await expect(page.chat.send(text)).rejects.toMatchObject({ code: 'outbox_full' });
    void page.chat.send('short');
    expect(page.chat.view.pending).toHaveLength(fit + 1);
  });
});

describe('what is a day old', () => {
  it('[OB11] waits for a word, once for all, and what came after waits behind it', async () => {
    const { open } = browser();
    const first = await open();
    for (const text of ['old 1', 'old 2']) void first.chat.send(text);
    await first.crash();
    const next = await open(STALE_MS + 1);
    await next.online(welcome);
    void next.chat.send('new');
    await settle();
    expect([next.texts(), next.chat.view.stale]).toEqual([[], 2]);
    next.chat.sendStale();
    expect([next.texts(), next.chat.view.stale]).toEqual([['old 1', 'old 2', 'new'], 0]);
  });

  it('[OB11] a word that was given holds for the page’s next life', async () => {
    const { open } = browser();
    const first = await open();
    void first.chat.send('old');
    await first.crash();
    const next = await open(STALE_MS + 1);
    void next.chat.connect();
    await settle();
    expect(next.chat.view.stale).toBe(1);
    next.chat.sendStale();
    await next.crash();
    const last = await open(HOUR);
    await last.online(welcome);
    expect([last.texts(), last.chat.view.stale]).toEqual([['old'], 0]);
  });

  it('[OB11] is dropped when a person says so, on the device too; what came after goes', async () => {
    const { open, disk } = browser();
    const first = await open();
    void first.chat.send('old');
    await first.crash();
    const next = await open(STALE_MS + 1);
    await next.online(welcome);
    void next.chat.send('new');
    await settle();
    next.chat.discardStale();
    await settle();
    expect([next.texts(), next.chat.view.stale, disk.records.size]).toEqual([['new'], 0, 1]);
  });

  it('[OB11] is asked about in a page that stayed open, too', async () => {
    const { open } = browser();
    const page = await open();
    void page.chat.send('kept').catch(() => undefined);
    await page.online(welcome);
    expect(page.texts()).toEqual(['kept']);
    page.rig.net.last.end();
    await page.rig.clock.advance(STALE_MS + HOUR);
    page.rig.wake();
    await page.online(welcome);
    expect([page.texts(), page.chat.view.stale]).toEqual([[], 1]);
    const dropped = page.chat.view.pending.length;
    page.chat.discardStale();
    expect([dropped, page.chat.view.pending]).toEqual([1, []]);
  });
});

it('[OB11] a week offline, 500 messages, the token run out: one question, one callback, all in, in order, in 10 s', async () => {
  const { open } = browser();
  const page = await open();
  let asked = 0;
  void page.chat.identify(() => {
    asked++;
    return memberToken('anna', asked);
  });
  await page.online({ ...welcome, ...provenAs('anna') });
  page.rig.net.last.end();
  for (let i = 0; i < 500; i++) {
    void page.chat.send(`m${i}`);
    if (i % 50 === 0) await page.rig.clock.advance((7 * 24 * HOUR) / 10);
  }
  await settle();
  const { rig } = page;
  rig.wake();
  await settle();
  rig.net.last.open();
  rig.net.last.tell({ type: 'problem', code: 'jwt_expired', text: 'no', retry: 'again' });
  rig.net.last.end(4401);
  await rig.clock.advance(11_000);
  expect(asked).toBe(2);
  await page.online({ ...welcome, ...provenAs('anna') });
  expect([page.chat.view.stale > 400, page.texts()]).toEqual([true, []]);
  const started = rig.clock.now();
  page.chat.sendStale();
  const stored: unknown[] = [];
  for (let seq = 2; stored.length < 500 && rig.clock.now() - started < 20_000; ) {
    expect(page.says().length - stored.length).toBeLessThanOrEqual(20);
    // 30 ms there and back.
    await rig.clock.advance(30);
    for (const { cid, text } of page.says().slice(stored.length)) {
      stored.push(text);
      page.tell(ack(cid, seq++, C1));
    }
  }
  expect(stored).toEqual(Array.from({ length: 500 }, (_, index) => `m${index}`));
  expect(rig.clock.now() - started).toBeLessThan(10_000);
  const events = page.says().map(({ cid, text }, index) => said(index + 2, String(text), { cid }));
  page.tell(facts([requested(), ...events]));
  await settle();
  expect([asked, page.chat.view.thread?.pending, page.chat.view.thread?.events.length]).toEqual([2, [], 501]);
});
