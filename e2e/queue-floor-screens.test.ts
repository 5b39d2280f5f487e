import { afterEach, expect, test } from 'vitest';
import { floorAdmin, useCast, useStage } from './lib/index.ts';

const stage = useStage();
const cast = useCast(stage);
/** Offers that are to lapse, and offers that are not. */
const LAPSE_MS = 5000;
const LONG_MS = 60_000;

async function agent(index: number) {
  const own = await cast.agent(index);
  return { ...own, offer: own.page.getByRole('region', { name: 'Offered to you' }), moves: own.page.locator('.moves') };
}

async function shopper(text: string) {
  const { page, bell } = await cast.shopper(text);
  return { page, bell, place: bell.panel.locator('.wait'), told: (line: RegExp) => bell.thread.getByText(line) };
}

afterEach(async () => {
  await (await floorAdmin(stage.relay)).group('pre-sales', {});
});

test('an offer is accepted by key; one that lapses goes to the next agent, and each is told', async () => {
  const admin = await floorAdmin(stage.relay);
  const offers = (acceptMs: number) => admin.group('pre-sales', { mode: 'automatic', acceptMs, graceMs: 0 });
  await offers(LONG_MS);
  const first = await agent(0);
  const blue = await shopper('Is there a blue one?');
  await first.offer.getByText('Is there a blue one?').waitFor();
  await first.page.keyboard.press('a');
  await first.box.waitFor();
  await first.say('There is.');
  await blue.bell.bubble('There is.').waitFor();
  expect(await first.offer.count()).toBe(0);

  // The second one has nothing so far, is asked first, and is not at the desk.
  const second = await agent(1);
  await offers(LAPSE_MS);
  const red = await shopper('And a red one?');
  await second.offer.getByText('And a red one?').waitFor();
  await offers(LONG_MS);
  expect(await first.offer.count()).toBe(0);
  await second.moves.getByText(/is no longer offered to you/).waitFor();
  await first.offer.getByText('And a red one?').waitFor();
  await first.offer.getByRole('button', { name: /Accept/ }).click();
  await first.box.waitFor();
  await red.told(/You are now with Agent One/).waitFor();
  expect(await second.offer.count()).toBe(0);
  await first.end();
  await first.open('There is.');
  await first.end();
});

test('a shopper sees their place go down, and it goes when somebody is there', async () => {
  const taker = await agent(0);
  const ahead = await shopper('First in line');
  await ahead.place.getByText('You are next').waitFor();
  const behind = await shopper('Second in line');
  await behind.place.getByText('You are number 2').waitFor();
  await taker.open('First in line');
  await taker.take();
  await behind.place.getByText('You are next').waitFor();
  await ahead.place.waitFor({ state: 'detached' });
  await taker.end();
  await taker.open('Second in line');
  await taker.take();
  await behind.place.waitFor({ state: 'detached' });
  await taker.end();
  await taker.mine.getByText('Nothing is yours yet').waitFor();
});

test('who signs off is asked first and gives back what is open; the shopper keeps the place and is told', async () => {
  const leaver = await agent(0);
  const stayer = await agent(1);
  const asks = await shopper('Can you hold this one?');
  await leaver.open('Can you hold this one?');
  await leaver.take();
  await leaver.box.waitFor();
  const { page } = leaver;
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Your status: Online' }).click();
  await page.getByRole('menuitemradio', { name: 'Sign off' }).click();
  await page.getByText(/back to the queue/).waitFor();
  expect(await asks.told(/finding someone else/).count()).toBe(0);
  await page.getByRole('button', { name: 'Sign off' }).click();
  await page.getByText('You have signed off.').waitFor();
  await page.getByRole('link', { name: 'To the desk' }).click();
  await page.getByRole('button', { name: 'Your status: Off duty' }).waitFor();
  await asks.told(/finding someone else for you/).waitFor();
  await asks.place.getByText('You are next').waitFor();
  await stayer.open('Can you hold this one?');
  await stayer.page.locator('.system').getByText('Agent One signed off').waitFor();
  await stayer.take();
  await stayer.say('Of course.');
  await asks.bell.bubble('Of course.').waitFor();
  await expect.poll(() => asks.told(/finding someone else/).count()).toBe(1);
});
