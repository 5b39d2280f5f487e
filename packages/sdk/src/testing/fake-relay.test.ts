import { expect, it } from 'vitest';
import { fakeRelay } from './index.ts';

const kinds = (list: readonly { readonly kind: string }[]) => list.map(({ kind }) => kind);

it('stands still until its clock is moved on', async () => {
  const relay = fakeRelay();
  const chat = relay.shopper();
  const sent = chat.send('hello');
  expect([relay.log.length, relay.lines.length]).toEqual([0, 0]);
  await relay.clock.advance(1000);
  await expect(sent).resolves.toMatchObject({ seq: 2 });
  expect(kinds(relay.log)).toEqual(['requested', 'message']);
  chat.destroy();
  expect(relay.clock.timers).toBe(0);
});

it('takes edits and recalls, and hears how far the shopper has read', async () => {
  const relay = fakeRelay();
  const chat = relay.shopper();
  void chat.send('one');
  void chat.send('two');
  await relay.clock.advance(1000);
  void chat.edit(2, 'uno');
  void chat.recall(3);
  relay.say('hi');
  await relay.clock.advance(1000);
  const [answer] = relay.log.filter((event) => event.text === 'hi');
  chat.read(answer?.seq ?? 0);
  await relay.clock.advance(5000);
  expect(relay.log.map(({ kind, text }) => [kind, text])).toEqual([
    ['requested', undefined],
    ['message', 'one'],
    ['erased', undefined],
    ['message', 'hi'],
    ['edited', 'uno'],
    ['recalled', undefined],
  ]);
  expect(relay.marks.read).toBe(answer?.seq);
  chat.destroy();
});

it('keeps on its device what the page allows, and forgets what a shopper takes back', async () => {
  const relay = fakeRelay();
  relay.reachable(false);
  const says = async (text: string, storage?: 'session' | 'none') => {
    const page = relay.shopper(storage && { storage });
    void page.send(text);
    await relay.clock.advance(1000);
    return page;
  };
  const page = await says('kept');
  expect(page.view).toMatchObject({ consent: 'persistent', storage: 'device' });
  await page.consent('none');
  page.destroy();
  const other = await says('in memory', 'none');
  expect(other.view).toMatchObject({ consent: 'none', storage: 'memory' });
  other.destroy();
  const next = relay.shopper();
  void next.connect();
  relay.reachable(true);
  await relay.clock.advance(60_000);
  expect([next.view.consent, next.view.connection, relay.log]).toEqual(['persistent', 'online', []]);
  next.destroy();
});

it('refuses with the code it was given, with the advice of the relay’s table, until it is taken back', async () => {
  const relay = fakeRelay();
  const chat = relay.shopper();
  relay.refuse('rate_limited');
  const first = chat.send('now');
  await relay.clock.advance(500);
  expect(relay.log).toEqual([]);
  relay.refuse(undefined);
  await relay.clock.advance(120_000);
  await expect(first).resolves.toMatchObject({ seq: 2 });
  chat.destroy();
});

it('draws the same faults from the same seed, and others from another', async () => {
  const play = async (seed: number) => {
    const relay = fakeRelay({ seed, faulty: true });
    const chat = relay.shopper();
    for (let i = 0; i < 20; i++) {
      void chat.send(`m${i}`);
      await relay.clock.advance(300);
    }
    await relay.clock.advance(60_000);
    chat.destroy();
    return relay.log.map(({ at, text }) => `${at} ${text}`);
  };
  const [one, again, other] = [await play(5), await play(5), await play(6)];
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});
