import { expect, it } from 'vitest';
import { browser } from '../testing/lives.ts';
import { ack, greetedShopper } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';

const failed = (cid: unknown) => ({
  type: 'problem',
  code: 'internal',
  text: 'no',
  retry: 'later',
  cid,
  retryAfterMs: 1000,
});

it('[OB16] what the relay fails on again and again is told, and keeps nothing back for ever', async () => {
  const { chat, rig, tell, says } = await greetedShopper();
  const ends: unknown[] = [];
  for (const text of ['poison', 'behind']) {
    chat.send(text).then(
      () => ends.push(`${text} stored`),
      ({ code }) => ends.push(`${text} ${code}`),
    );
  }
  await settle();
  const [poison, behind] = says().map(({ cid }) => cid);
  tell(failed(behind));
  for (let tries = 1; tries <= 10; tries++) {
    expect(ends).toEqual([]);
    tell(failed(poison));
    await rig.clock.advance(1_000);
    if (tries < 10) expect(says().at(-1)?.cid).toBe(poison);
  }
  expect([ends, says().at(-1)?.cid]).toEqual([['poison internal'], behind]);
  expect(chat.view.pending).toMatchObject([{ status: 'failed', problem: 'internal' }, { status: 'sending' }]);
  tell(ack(behind, 2));
  await settle();
  // A person may try again, as often.
  chat.retry(String(poison));
  tell(failed(poison));
  await rig.clock.advance(1_000);
  expect(says().at(-1)?.cid).toBe(poison);
});

it('[OB16] one failure, or of many requests one each, is none for good', async () => {
  const { chat, rig, tell, says } = await greetedShopper();
  for (let n = 0; n < 8; n++) void chat.send(`${n}`);
  await settle();
  const cids = says().map(({ cid }) => cid);
  for (const cid of cids) tell(failed(cid));
  await rig.clock.advance(1_000);
  expect(chat.view.pending.map(({ status }) => status)).toEqual(cids.map(() => 'sending'));
  for (const cid of cids) {
    tell(ack(cid, 2));
    await rig.clock.advance(1_000);
  }
  expect(
    says()
      .slice(-8)
      .map(({ cid }) => cid),
  ).toEqual(cids);
});

it('[OB12] what the relay fails on is offered again with the next greeting', async () => {
  const page = await browser().open();
  await page.online();
  void page.chat.send('one');
  await settle();
  const [cid] = page.says().map((say) => say.cid);
  page.tell(ack(cid, 2));
  await settle();
  page.rig.net.last.end();
  await page.rig.clock.advance(500);
  await page.online({ epoch: 'e2' });
  await page.online({ epoch: 'e2' });
  for (let tries = 0; tries < 10; tries++) {
    page.tell(failed(cid));
    await page.rig.clock.advance(1_000);
  }
  expect(page.says()).toHaveLength(10);
  page.rig.net.last.end();
  await page.rig.clock.advance(10_000);
  await page.online({ epoch: 'e2' });
  expect(page.says().map((say) => say.cid)).toEqual([cid]);
});

it('[OB12] what is acked is remembered before the device drops it, so that no moment loses both', async () => {
  const { open, disk } = browser();
  const page = await open();
  await page.online();
  void page.chat.send('one');
  await settle();
  const seen: string[] = [];
  const { set, delete: drop } = disk.records;
  disk.records.set = (key, record) => {
    seen.push(key.split(' ').at(-2) ?? '');
    return set.call(disk.records, key, record);
  };
  disk.records.delete = (key) => {
    seen.push(`no ${key.split(' ').at(-2)}`);
    return drop.call(disk.records, key);
  };
  page.tell(ack(page.says()[0]?.cid, 2));
  await settle();
  expect(seen).toEqual(['journal', 'no outbox']);
});
