import { describe, expect, it } from 'vitest';
import { browser } from './testing/lives.ts';
import { memoryDisk } from './testing/memory-disk.ts';
import { createRig, greet, memoryDevice } from './testing/rig.ts';
import { ack, C1, facts, memberToken, provenAs, requested, said, shopperOn } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const statuses = (page: Awaited<ReturnType<ReturnType<typeof browser>['open']>>) =>
  [...page.chat.view.pending, ...(page.chat.view.thread?.pending ?? [])].map(({ text, status }) => `${text} ${status}`);
const outbox = (disk: ReturnType<typeof memoryDisk>) =>
  [...disk.records.keys()].filter((key) => key.includes(' outbox '));

describe('what is unsent', () => {
  it('[OB7] counts as saved once the device has it, and is taken off the device once it is stored', async () => {
    const { open, disk } = browser();
    const page = await open();
    disk.mode = 'hangs';
    void page.chat.send('one');
    await settle();
    expect(statuses(page)).toEqual(['one unsaved']);
    disk.thaw();
    await settle();
    expect([statuses(page), outbox(disk).length]).toEqual([['one saved'], 1]);
    await page.online();
    expect(statuses(page)).toEqual(['one sending']);
    page.tell(ack(page.says()[0]?.cid, 2));
    await settle();
    expect(outbox(disk)).toEqual([]);
  });

  it('[OB7] goes out at once, whatever the disk is doing, and never steps back on the ladder', async () => {
    const { open, disk } = browser();
    const page = await open();
    await page.online();
    disk.mode = 'hangs';
    void page.chat.send('one');
    expect([page.texts(), statuses(page)]).toEqual([['one'], ['one sending']]);
    disk.thaw();
    await settle();
    expect(statuses(page)).toEqual(['one sending']);
    page.rig.net.last.end();
    expect(statuses(page)).toEqual(['one sending']);
  });

  it('[OB8] is sent by the page’s next life, in order, under its cid, before anything newer', async () => {
    const { open } = browser();
    const first = await open();
    for (const text of ['one', 'two', 'three']) void first.chat.send(text);
    await settle();
    const cids = first.chat.view.pending.map(({ cid }) => cid);
    await first.crash();
    const next = await open(60_000);
    void next.chat.connect();
    void next.chat.send('four');
    await next.online();
    expect(next.texts()).toEqual(['one', 'two', 'three', 'four']);
    expect(
      next
        .says()
        .slice(0, 3)
        .map(({ cid }) => cid),
    ).toEqual(cids);
    expect(statuses(next)).toEqual(['one sending', 'two sending', 'three sending', 'four sending']);
  });

  it('[OB8] waits for the disk no longer than 2 s; what it gives later is sent then', async () => {
    const { open, disk } = browser();
    const first = await open();
    void first.chat.send('one');
    await first.crash();
    disk.mode = 'hangs';
    const next = await open(1_000);
    void next.chat.connect();
    await next.online();
    void next.chat.send('two');
    await next.rig.clock.advance(1_999);
    expect(next.texts()).toEqual([]);
    await next.rig.clock.advance(1);
    expect([next.texts(), next.chat.view.storage]).toEqual([['two'], 'memory']);
    disk.thaw();
    await settle();
    expect([next.texts(), next.chat.view.storage]).toEqual([['two', 'one'], 'device']);
  });

  it('[OB7] is written once: a later life does not write anew what it reads', async () => {
    const { open, disk } = browser();
    const first = await open();
    for (const text of ['one', 'two']) void first.chat.send(text);
    await first.crash();
    expect(disk.writes).toBe(2);
    const next = await open(1_000);
    await next.online();
    expect([next.texts(), disk.writes]).toEqual([['one', 'two'], 2]);
  });

  it('[OB7] that a hung disk takes in when it is stored already leaves it at once', async () => {
    const { open, disk } = browser();
    const page = await open();
    await page.online();
    void page.chat.send('zero');
    await settle();
    page.tell(ack(page.says()[0]?.cid, 2));
    await settle();
    disk.mode = 'hangs';
    void page.chat.send('one');
    await page.rig.clock.advance(2_000);
    page.tell(ack(page.says()[1]?.cid, 3));
    await settle();
    disk.thaw();
    await settle();
    expect(outbox(disk)).toEqual([]);
  });

  it('[OB7] makes no database before the first durable act', async () => {
    const { open, disk } = browser();
    const page = await open();
    await page.online();
    page.chat.typing();
    await settle();
    expect([disk.made.size, disk.records.size]).toEqual([0, 0]);
    void page.chat.send('one');
    await settle();
    expect([...disk.made]).toEqual(['device']);
  });

  it('[ID1] is gone from the device when the shopper signs out, even in a life that has not looked', async () => {
    const { open, disk } = browser();
    const first = await open();
    void first.chat.send('secret');
    await first.crash();
    expect(outbox(disk)).toHaveLength(1);
    const next = await open();
    await next.chat.signOut();
    await settle();
    expect(disk.records.size).toBe(0);
  });

  it('[ID1] of another member is gone from the device before the new one’s hello', async () => {
    const { open, disk } = browser(memoryDisk(), memoryDevice());
    const first = await open();
    void first.chat.identify(memberToken('anna'));
    await settle();
    void first.chat.send('of anna');
    await first.crash();
    const next = await open();
    void next.chat.identify(memberToken('bob'));
    await next.online(provenAs('bob'));
    expect([disk.records.size, next.texts(), next.chat.view.pending]).toEqual([0, [], []]);
  });

  it('[ID1] of somebody who left another tab behind is not sent for whoever comes next', async () => {
    const { open, disk, device } = browser();
    const first = await open();
    void first.chat.send('of the former');
    await first.crash();
    device.clear();
    const next = await open();
    void next.chat.send('of the next');
    await next.online();
    const later = await open();
    await later.online();
    expect([next.texts(), later.texts(), outbox(disk).length]).toEqual([['of the next'], ['of the next'], 1]);
  });

  it('can be taken out again before it was sent, and not after', async () => {
    const { open, disk } = browser();
    const page = await open();
    const dropped = page.chat.send('oops').catch((error) => error.code);
    await settle();
    page.chat.discard(page.chat.view.pending[0]?.cid ?? '');
    expect(await dropped).toBe('discarded');
    expect([statuses(page), outbox(disk)]).toEqual([[], []]);
    await page.online();
    void page.chat.send('sent');
    await settle();
    page.chat.discard(page.chat.view.pending[0]?.cid ?? '');
    expect(statuses(page)).toEqual(['sent sending']);
  });
});

describe('a device that keeps nothing', () => {
  it.each(['absent', 'refuses', 'full', 'hangs'] as const)(
    '[OB9] %s: says so, asks before the page is left, and sends at once',
    async (mode) => {
      const { open, disk } = browser();
      disk.mode = mode;
      const page = await open();
      await page.online();
      const stored = page.chat.send('one');
      await page.rig.clock.advance(2_000);
      expect([page.texts(), page.chat.view.storage, page.rig.asks]).toEqual([['one'], 'memory', true]);
      page.tell(ack(page.says()[0]?.cid, 2));
      await expect(stored).resolves.toMatchObject({ seq: 2 });
      expect([page.rig.asks, page.of('error')]).toEqual([false, []]);
      void page.chat.send('two');
      await settle();
      expect(page.rig.asks).toBe(true);
      page.chat.destroy();
      expect([page.rig.asks, page.rig.clock.timers]).toEqual([false, 0]);
    },
  );

  it('[OB9] that has room again keeps everything unsent, and says so', async () => {
    const { open, disk } = browser();
    disk.mode = 'full';
    const page = await open();
    void page.chat.send('one');
    await settle();
    expect([statuses(page), page.chat.view.storage]).toEqual([['one unsaved'], 'memory']);
    disk.mode = 'ok';
    void page.chat.send('two');
    await settle();
    expect([statuses(page), page.chat.view.storage, page.rig.asks]).toEqual([
      ['one saved', 'two saved'],
      'device',
      false,
    ]);
  });

  it('[OB9] whose database is deleted underneath gets everything unsent again', async () => {
    const { open, disk } = browser();
    const page = await open();
    for (const text of ['one', 'two']) void page.chat.send(text);
    await settle();
    disk.erase();
    await settle();
    expect([outbox(disk).length, page.chat.view.storage]).toEqual([2, 'device']);
  });

  it('[OB9] is told by `storage: none` and by a secret that can’t be kept', async () => {
    const deaf = { ...memoryDevice(), read: () => undefined, write: () => undefined, clear: () => undefined };
    const { open, disk } = browser(memoryDisk(), deaf);
    const page = await open();
    void page.chat.send('one');
    await settle();
    expect([page.chat.view.storage, disk.records.size]).toEqual(['memory', 0]);
  });

  it('[OB9] a part that can’t be loaded costs the device’s memory, not the message; it is tried again', async () => {
    const rig = createRig();
    let fails = true;
    const later = () => (fails ? Promise.reject(new Error('chunk')) : rig.ports.later());
    const { chat, says, tell } = shopperOn({ ...rig, ports: { ...rig.ports, later } });
    void chat.connect();
    await greet(rig);
    const first = chat.send('one');
    void chat.send('two');
    await settle();
    expect([says().map(({ text }) => text), chat.view.storage]).toEqual([['one'], 'memory']);
    await expect(chat.history()).rejects.toMatchObject({ code: 'offline' });
    tell(ack(says()[0]?.cid, 2));
    await expect(first).resolves.toMatchObject({ seq: 2 });
    expect(says().map(({ text }) => text)).toEqual(['one', 'two']);
    tell(facts([requested(), said(2, 'one', { cid: says()[0]?.cid })]));
    fails = false;
    void chat.send('three');
    await settle();
    expect([chat.view.storage, rig.disk.records.size]).toEqual(['device', 2]);
    expect(chat.view.thread).toMatchObject({ conversation: C1, events: [{ seq: 1 }, { seq: 2 }] });
  });
});
