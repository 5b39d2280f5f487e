import { expect, it } from 'vitest';
import { browser } from '../testing/lives.ts';
import { ack, C1, facts, requested, said } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';
import { STALE_MS } from './age.ts';

const DAY = STALE_MS + 60_000;

const problem = (code: string, cid?: unknown) => ({
  type: 'problem',
  code,
  text: 'no',
  retry: 'never',
  ...(cid ? { cid } : {}),
});

const shown = (page: Awaited<ReturnType<ReturnType<typeof browser>['open']>>) =>
  [...page.chat.view.pending, ...(page.chat.view.thread?.pending ?? [])].map(({ text, status, problem: why }) =>
    [text, status, why].join(' '),
  );

/** A page whose words were refused for good, and which is gone. */
async function refused() {
  const { open } = browser();
  const page = await open();
  await page.online();
  page.chat.send('one').catch(() => undefined);
  const [first] = page.says();
  await settle();
  page.tell(problem('blocked', first?.cid));
  await settle();
  expect(shown(page)).toEqual(['one failed blocked']);
  await page.crash();
  return { open, cid: first?.cid };
}

it('[OB17] what was refused for good is shown by the next page, and not sent by it', async () => {
  const { open } = await refused();
  const next = await open(60_000);
  void next.chat.send('two');
  await next.online();
  expect(next.texts()).toEqual(['two']);
  expect(shown(next)).toEqual(['one failed blocked', 'two sending ']);
  await next.crash();
  const last = await open();
  await last.online();
  expect(last.texts()).toEqual(['two']);
});

it('[OB17] it goes again when a person says so, under its cid, however old it is, and with the next page too', async () => {
  const { open, cid } = await refused();
  const next = await open(DAY);
  await next.online();
  next.chat.retry(String(cid));
  expect(next.says()).toMatchObject([{ cid, text: 'one' }]);
  await settle();
  await next.crash();
  const last = await open();
  await last.online();
  expect(last.says()).toMatchObject([{ cid, text: 'one' }]);
  last.tell(ack(cid, 2));
  await settle();
  await last.crash();
  const end = await open();
  await end.online();
  expect(end.says()).toEqual([]);
});

it('[OB17] a refusal of the line is none of the words that waited: the next page sends them', async () => {
  const { open } = browser();
  const page = await open();
  page.chat.send('one').catch(() => undefined);
  await settle();
  page.rig.net.last.open();
  page.tell(problem('origin_refused'));
  page.rig.net.last.end();
  await settle();
  expect(shown(page)).toEqual(['one failed origin_refused']);
  await page.crash();
  const next = await open();
  await next.online();
  expect(next.texts()).toEqual(['one']);
});

it('[OB6] what counts as refused here and comes in an event was sent again by another tab: it is shown once', async () => {
  const { open, cid } = await refused();
  const next = await open();
  await next.online({ conversations: [{ conversation: C1, state: 'requested', seq: 2 }] });
  next.tell(facts([requested(), said(2, 'one', { cid: String(cid) })]));
  await settle();
  expect(shown(next)).toEqual([]);
  await next.crash();
  const last = await open();
  await last.online();
  expect(shown(last)).toEqual([]);
});
