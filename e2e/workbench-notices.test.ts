import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, floorAdmin, useCast, useStage } from './lib/index.ts';

const stage = useStage();
const cast = useCast(stage);
/** An answer is due within so long, and nearly due after so long: what is heard before is the request. */
const DUE_MS = 60_000;
const NEARLY_MS = 15_000;
/** What is there when somebody comes is looked at for less than this, and is no news. */
const SETTLED_MS = 2500;

/** Counts the tones a page plays from here on, before its own code runs, and marks that it tells other tabs what it looks at. */
async function listen(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const { postMessage } = BroadcastChannel.prototype;
    BroadcastChannel.prototype.postMessage = function (message) {
      if (message?.is === 'looks') document.documentElement.dataset.looks = '';
      postMessage.call(this, message);
    };
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
  await (await floorAdmin(stage.relay)).answersDue(DUE_MS, DUE_MS - NEARLY_MS);
  const agent = await cast.somebody();
  await agent.clock.install();
  const tones = await listen(agent);
  const own = desk(agent, stage.relay);
  await own.signIn('agent', 0);
  // From here on it watches; what was there already is looked at by the page's clock.
  await agent.locator('html[data-looks]').waitFor();
  await agent.clock.fastForward(SETTLED_MS);
  const before = await tones();
  await cast.shopper('Is anybody there?');
  await expect.poll(tones, { timeout: NEARLY_MS - 1000 }).toBeGreaterThan(before);

  const strip = agent.locator('.waits');
  await strip.getByText(/A first answer to .+ is nearly due/).waitFor();
  await agent.locator('[data-list]').focus();
  await agent.keyboard.press('v');
  await strip.waitFor({ state: 'detached' });
  await own.take();
  await own.say('Yes, how can I help?');
  await own.end();
});

test('what is told is chosen by keyboard, kept on the device, and sound is off with one key', async () => {
  const { page: agent } = await cast.agent(0);
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
