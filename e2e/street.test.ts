import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, launch, person, type Relay, type Shop, startRelay, startShop, widget } from './lib/index.ts';

let relay: Relay;
let shop: Shop;
let browser: Browser;
beforeAll(async () => {
  [relay, browser] = await Promise.all([startRelay(), launch()]);
  shop = await startShop(relay);
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
  await relay.remove();
});

test('a shopper on a product page and an agent in the console talk; reloads and a killed server lose nothing', async () => {
  const shopper = await person(browser);
  const agent = await person(browser);
  const bell = widget(shopper);
  const console = desk(agent, relay);

  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('这个面碗还有货吗?🍜');
  await bell.bubble('这个面碗还有货吗?🍜').waitFor();

  await console.signIn();
  await console.open('这个面碗还有货吗?🍜');
  await console.bubble('这个面碗还有货吗?🍜').waitFor();
  expect(await agent.getByText('/p/noodle-bowl').count()).toBeGreaterThan(0);
  await console.take();
  await console.say('有的,还有三个 👍');
  await bell.bubble('有的,还有三个 👍').waitFor();

  const long = `开始${'长'.repeat(3990)}👩🏽‍🍳 end`.slice(0, 4000);
  expect([...long].length).toBeLessThanOrEqual(4000);
  await console.say(long);
  await bell.bubble(long).waitFor();
  await bell.say(`${long.slice(0, 3900)} back`);
  await console.bubble(' back').waitFor();

  await shopper.reload();
  await bell.open();
  await bell.bubble('这个面碗还有货吗?🍜').waitFor();
  await bell.bubble('有的,还有三个 👍').waitFor();
  await agent.reload();
  await console.bubble('这个面碗还有货吗?🍜').waitFor();

  await bell.say('before the crash');
  await console.bubble('before the crash').waitFor();
  await relay.kill();
  await bell.say('said while the server was down');
  await console.say('answered while the server was down');
  await relay.start();
  await console.bubble('said while the server was down').waitFor();
  await bell.bubble('answered while the server was down').waitFor();

  const said = await bell.thread.locator('.bubble').allInnerTexts();
  const heard = await console.log.locator('.bubble').allInnerTexts();
  expect(said.length).toBe(7);
  expect(heard.map((text) => text.trim())).toEqual(said.map((text) => text.trim()));
  expect(new Set(said).size).toBe(said.length);
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});

test('a note reaches the colleagues in its place, and never the shopper', async () => {
  const shopper = await person(browser);
  const agent = await person(browser);
  const frames: string[] = [];
  shopper.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
  const bell = widget(shopper);
  const console = desk(agent, relay);

  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Can it go in the oven?');
  await console.signIn('agent', 1);
  await console.open('Can it go in the oven?');
  await console.take();
  await agent.getByRole('button', { name: /^Note/ }).click();
  const note = agent.getByRole('textbox', { name: 'Write a note' });
  await note.fill('asked twice this week');
  await note.press('Enter');
  await console.bubble('asked twice this week').waitFor();
  await agent.getByRole('button', { name: /^Reply/ }).click();
  await console.say('Up to 200 degrees.');
  await bell.bubble('Up to 200 degrees.').waitFor();

  await agent.reload();
  await console.bubble('Up to 200 degrees.').waitFor();
  const order = await console.log.locator('.bubble').allInnerTexts();
  expect(order.map((text) => text.trim())).toEqual([
    'Can it go in the oven?',
    'asked twice this week',
    'Up to 200 degrees.',
  ]);
  expect(frames.length).toBeGreaterThan(2);
  expect(frames.join('\n')).not.toMatch(/asked twice|desk|afterSeq|owner|"case/i);
  const seqs = frames.flatMap((json) => {
    const frame = JSON.parse(json) as { type: string; events?: { seq: number }[] };
    return frame.type === 'facts' ? (frame.events ?? []).map(({ seq }) => seq) : [];
  });
  expect(seqs).toEqual([1, 2, 3, 4]);
});
