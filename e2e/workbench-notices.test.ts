import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { desk, person, useStage, type Watch, widget } from './lib/index.ts';

const stage = useStage();
const pages: (Page & Watch)[] = [];

async function somebody(): Promise<Page & Watch> {
  const page = await person(stage.browser);
  pages.push(page);
  return page;
}

afterEach(async () => {
  const faults = pages.flatMap((page) => page.faults);
  for (const page of pages.splice(0)) await page.context().close();
  expect(faults).toEqual([]);
});

/** Counts the tones a page plays from here on, before its own code runs. */
async function listen(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    let tones = 0;
    OscillatorNode.prototype.start = function (when) {
      tones++;
      document.documentElement.dataset.tones = String(tones);
      start.call(this, when);
    };
  });
  return async () => Number((await page.locator('html').getAttribute('data-tones')) ?? 0);
}

test('a new request is heard, what waits is gathered in a strip, and a key leads to it', async () => {
  const agent = await somebody();
  const tones = await listen(agent);
  const own = desk(agent, stage.relay);
  const ringing = agent.waitForResponse(/\/watch-notices-/);
  await own.signIn('agent', 0);
  await (await ringing).finished();
  // What is there in the first second is no news.
  await agent.waitForTimeout(2500);
  const before = await tones();
  const shopper = await somebody();
  const bell = widget(shopper);
  await shopper.goto(`${stage.shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Is anybody there?');
  await bell.stored.waitFor();
  await expect.poll(tones).toBeGreaterThan(before);

  // The warning comes 15 s before the 45 s are over.
  const strip = agent.locator('.waits');
  await strip.getByText(/A first answer to .+ is nearly due/).waitFor({ timeout: 60_000 });
  await agent.locator('[data-list]').focus();
  await agent.keyboard.press('v');
  await strip.waitFor({ state: 'detached' });
  await own.take();
  await own.say('Yes, how can I help?');
  await own.end();
});

test('what is told is chosen by keyboard, kept on the device, and sound is off with one key', async () => {
  const agent = await somebody();
  const own = desk(agent, stage.relay);
  await own.signIn('agent', 0);
  await agent.locator('[data-list]').focus();
  await agent.keyboard.press('y');
  await agent.getByRole('button', { name: 'Switch sound on' }).waitFor();
  await agent.getByRole('link', { name: 'My account' }).focus();
  await agent.keyboard.press('Enter');
  await agent.getByRole('link', { name: 'Choose notices' }).focus();
  await agent.keyboard.press('Enter');
  await agent.getByText('All sound is off.').waitFor();
  const waiting = agent.locator('.notice-kind', { hasText: 'A new request waits' });
  await waiting.getByLabel('Sound').focus();
  await agent.keyboard.type('Loud');
  await waiting.getByRole('button', { name: /^Try it/ }).focus();
  await agent.keyboard.press('Enter');
  await waiting.getByText('No sound: all sound is off.').waitFor();
  await agent.reload();
  await agent.getByText('All sound is off.').waitFor();
  expect(await waiting.getByLabel('Sound').inputValue()).toBe('loud');
});
