import { expect, it } from 'vitest';
import { STALE_MS } from '../outbox/age.ts';
import { welcome } from '../testing/rig.ts';
import { scriptedTransport } from '../testing/scripted-socket.ts';
import { tabStage } from '../testing/tabs.ts';
import { settle } from '../testing/virtual-clock.ts';
import { ASK_MS } from './election.ts';

/** Two tabs on a device whose former page has left words a day ago; the first one leads. */
async function twoTabs() {
  const net = scriptedTransport();
  const stage = tabStage({ net });
  const former = stage.open();
  void former.chat.send('old').catch(() => undefined);
  await settle();
  former.crash();
  await stage.clock.advance(STALE_MS + 1);
  const tabs = [stage.open(), stage.open()] as const;
  void tabs[0].chat.connect();
  await settle();
  net.last.open();
  net.last.tell(welcome());
  await settle();
  void tabs[1].chat.connect();
  await stage.clock.advance(ASK_MS);
  const texts = () => net.last.sent.flatMap(({ type, text }) => (type === 'say' ? [text] : []));
  const stale = () => tabs.map(({ chat }) => chat.view.stale);
  return { ...stage, net, tabs, texts, stale };
}

it.each([0, 1] as const)('[OB11] every tab asks about old words, and a yes in tab %i ends it in all', async (who) => {
  const { tabs, texts, stale } = await twoTabs();
  expect([stale(), texts()]).toEqual([[1, 1], []]);
  tabs[who].chat.sendStale();
  await settle();
  expect([stale(), texts()]).toEqual([[0, 0], ['old']]);
});

it.each([0, 1] as const)('[OB11] every tab asks about old words, and a no in tab %i ends it in all', async (who) => {
  const { tabs, texts, stale, clock, disk } = await twoTabs();
  tabs[who].chat.discardStale();
  await clock.advance(ASK_MS * 3);
  expect([stale(), texts(), disk.records.size]).toEqual([[0, 0], [], 0]);
});

it('[OB11] words that grow old while tabs look on are asked about in all of them', async () => {
  const { tabs, net, stale, clock, texts } = await twoTabs();
  tabs[1].chat.discardStale();
  await settle();
  net.last.end();
  await settle();
  void tabs[0].chat.send('of the leader').catch(() => undefined);
  await clock.advance(1);
  void tabs[1].chat.send('of the follower').catch(() => undefined);
  await clock.advance(STALE_MS + 1);
  net.last.open();
  net.last.tell(welcome());
  await clock.advance(ASK_MS);
  expect([stale(), texts()]).toEqual([[2, 2], []]);
  tabs[0].chat.sendStale();
  await settle();
  expect([stale(), texts()]).toEqual([
    [0, 0],
    ['of the leader', 'of the follower'],
  ]);
});
