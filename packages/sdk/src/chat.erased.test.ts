import { expect, it } from 'vitest';
import { browser } from './testing/lives.ts';
import { ack, C1, facts, requested, said } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const wiped = (seq: number) => ({ kind: 'wiped', seq, at: seq, by: { role: 'system' } });
const restored = { epoch: 'e2', conversations: [{ conversation: C1, state: 'active', seq: 3 }] };

it('[OB18] what an ack comes for behind the word that it was erased is not kept', async () => {
  const { open, disk } = browser();
  const page = await open();
  await page.online();
  void page.chat.send('one');
  await settle();
  const cid = page.says()[0]?.cid;
  page.tell(facts([requested(), said(2, 'one', { cid }), wiped(3)]));
  await settle();
  page.tell(ack(cid, 2));
  await page.crash();
  expect(JSON.stringify([...disk.records])).not.toContain('one');
  const next = await open();
  await next.online(restored);
  expect(next.texts()).toEqual([]);
});
