import { expect, it } from 'vitest';
import { browser } from '../testing/lives.ts';
import { C1, facts, requested, said } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';

const here = { conversations: [{ conversation: C1, state: 'requested', seq: 2 }] };

it.each(['edit', 'recall'] as const)('[OB13] an error that undoes an %s names the message', async (type) => {
  const { open } = browser();
  const page = await open();
  await page.online(here);
  page.tell(facts([requested(), said(2, 'hello', { cid: 'c2' })]));
  await settle();
  page.rig.net.last.end();
  void (type === 'edit' ? page.chat.edit(2, 'hullo') : page.chat.recall(2)).catch(() => undefined);
  await settle();
  await page.crash();
  // The page that asked is gone: nobody waits for the answer.
  const next = await open();
  await next.online(here);
  const [sent] = next.sent(type);
  next.tell({ type: 'problem', code: 'too_late', text: 'too late', retry: 'never', cid: sent?.cid });
  expect(next.of('error')).toMatchObject([{ code: 'too_late', undone: { conversation: C1, of: 2, said: 'c2' } }]);
});
