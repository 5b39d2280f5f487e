import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, floorAdmin, useCast, useStage } from './lib/index.ts';

const stage = useStage();
const cast = useCast(stage);
/** An answer is due within so long, and nearly due after so long: what is heard before is the request. */
const DUE_MS = 60_000;
const NEARLY_MS = 15_000;

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
  await (await floorAdmin(stage.relay)).answersDue(DUE_MS, DUE_MS - NEARLY_MS);
  const agent = await cast.somebody();
  const tones = await listen(agent);
  const own = desk(agent, stage.relay);
  const ringing = agent.waitForResponse(/\/watch-notices-/);
  await own.signIn('agent', 0);
  await (await ringing).finished();
  // What is there in the first second is no news.
  await agent.waitForTimeout(2500);
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
