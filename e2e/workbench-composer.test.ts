import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, enter, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

/** A shopper of their own who asks something. */
async function shopper(text: string) {
  const page = await person(stage.browser);
  const bell = widget(page);
  await page.goto(`${stage.shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say(text);
  return bell;
}

/** Takes the waiting row with this text, by keyboard. */
async function take(page: Page, text: string): Promise<void> {
  const row = page.getByRole('link').filter({ hasText: text }).first();
  await row.focus();
  await page.keyboard.press('t');
  await page.getByRole('textbox', { name: /^Answer/ }).waitFor();
  await page.getByRole('log').getByText(text).waitFor();
}

test('a draft outlives a reload and a sign-in of the same agent, and goes with the sign-out', async () => {
  const { relay, browser } = stage;
  const page = await person(browser);
  const console = desk(page, relay);
  await shopper('Is the bowl oven-proof?');
  await console.signIn('agent', 0, true);
  await take(page, 'Is the bowl oven-proof?');
  await console.box.pressSequentially('Up to 200 de');
  await page.reload();
  await expect.poll(() => console.box.inputValue()).toBe('Up to 200 de');

  // The session ends without their doing: the same agent finds it again, in a fresh page too.
  await page.context().clearCookies();
  await console.signIn('agent', 0, true);
  await page.getByText('Draft: Up to 200 de').waitFor();
  await console.open('Up to 200 de');
  await expect.poll(() => console.box.inputValue()).toBe('Up to 200 de');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail').waitFor();
  await console.signIn('agent', 0, true);
  await page.getByRole('link').filter({ hasText: 'Is the bowl oven-proof?' }).first().waitFor();
  expect(await page.getByText('Draft:').count()).toBe(0);
});

test('what was sent is taken back by key, goes after its time, survives a crash of the page once, and goes when the page is left', async () => {
  const { relay, browser } = stage;
  const page = await person(browser);
  const console = desk(page, relay);
  const bell = await shopper('Do you have it in blue?');
  await console.signIn('agent', 1, true);
  await take(page, 'Do you have it in blue?');
  const held = page.locator('.status-held');

  await console.box.fill('We had');
  await enter(page, console.box);
  await held.getByText(/Sending in/).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('z');
  expect(await console.box.inputValue()).toBe('We had');
  expect(await held.count()).toBe(0);
  await console.box.fill('We have.');
  await enter(page, console.box);
  await bell.bubble('We have.').waitFor();
  expect(await bell.bubble('We had').count()).toBe(0);

  // The page is gone before the time is over: sent as it is left, and never a second time.
  await console.box.fill('Shall I keep one?');
  await enter(page, console.box);
  await held.waitFor();
  await page.reload();
  await bell.bubble('Shall I keep one?').waitFor();
  await console.bubble('Shall I keep one?').waitFor();
  await expect.poll(() => console.box.inputValue()).toBe('');
  expect(await bell.bubble('Shall I keep one?').count()).toBe(1);

  // Enter in the empty box: at once.
  await console.box.fill('Until six.');
  await enter(page, console.box);
  await held.waitFor();
  await console.box.press('Enter');
  await expect.poll(() => held.count()).toBe(0);
  await bell.bubble('Until six.').waitFor();
});

test('a tab that is opened beside what waits leaves it to the first one, and it goes once', async () => {
  const { relay, browser } = stage;
  const page = await person(browser);
  const console = desk(page, relay);
  const bell = await shopper('Do you have it in red?');
  await console.signIn('agent', 0, true);
  await take(page, 'Do you have it in red?');
  await console.box.fill('One is left.');
  await enter(page, console.box);
  await page.locator('.status-held').waitFor();

  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByRole('log').getByText('Do you have it in red?').waitFor();
  expect(await desk(second, relay).box.inputValue()).toBe('');
  // Enter in the empty box lets it go; in one with the words again it would say them twice.
  await page.bringToFront();
  await console.box.press('Enter');
  await bell.bubble('One is left.').waitFor();
  await console.box.fill('In red, too.');
  await enter(page, console.box);
  await console.box.press('Enter');
  await bell.bubble('In red, too.').waitFor();
  expect(await bell.bubble('One is left.').count()).toBe(1);
});

test('words that were begun for another shopper are asked about, and Enter is no answer', async () => {
  const { relay, browser } = stage;
  const page = await person(browser);
  const console = desk(page, relay);
  const [one, two] = [await shopper('First question'), await shopper('Second question')];
  await console.signIn('agent', 0);
  await take(page, 'First question');
  await take(page, 'Second question');
  await page.getByRole('link').filter({ hasText: 'First question' }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('First question').waitFor();
  await console.box.focus();

  // Still typing while the conversation changes: the words that come now were begun in the other one.
  await page.keyboard.type('The pri');
  await page.keyboard.press('Alt+ArrowDown');
  if (!(await page.getByRole('log').getByText('Second question').isVisible())) await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('log').getByText('Second question').waitFor();
  await console.box.focus();
  await page.keyboard.type('ce is 12');
  await page.keyboard.press('Enter');
  const strip = page.getByRole('group', { name: 'Before it is sent' });
  await strip.waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect(await strip.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await strip.count()).toBe(0);
  expect(await console.box.inputValue()).toBe('ce is 12');
  await console.box.fill('For you it is 10');
  await enter(page, console.box);
  await two.bubble('For you it is 10').waitFor();
  expect(await two.bubble('ce is 12').count()).toBe(0);
  expect(await one.bubble('10').count()).toBe(0);
});

test('two agents in one conversation see each other typing, the shopper only an answer', async () => {
  const { relay, browser } = stage;
  const [first, second] = [await person(browser), await person(browser)];
  const owner = desk(first, relay);
  const above = desk(second, relay);
  const bell = await shopper('Who knows about glazes?');
  await owner.signIn('agent', 0);
  await above.signIn('supervisor');
  await take(first, 'Who knows about glazes?');
  await second
    .getByRole('region', { name: /On the floor/ })
    .getByRole('link')
    .filter({ hasText: 'glazes' })
    .click();

  const note = second.getByRole('textbox', { name: 'Write a note' });
  if (!(await note.isVisible())) await second.getByRole('button', { name: /^Note/ }).click();
  await note.pressSequentially('Ask Wang');
  await first.getByText('Supervisor is typing a note').waitFor();
  expect(await bell.thread.getByText(/typing/).count()).toBe(0);
  await second
    .getByRole('group')
    .getByRole('button', { name: /^Whisper/ })
    .click();
  await second.getByRole('textbox', { name: /^Whisper/ }).pressSequentially('Mind the price');
  await first.getByText('Supervisor is typing a whisper to you').waitFor();
  await owner.box.pressSequentially('One mom');
  await second.getByText('Agent One is typing an answer').waitFor();

  // Who joined and answers meanwhile is told to who was typing.
  await second.getByRole('button', { name: /^Join/ }).click();
  await above.say('It is lead-free.');
  await first.getByText('Supervisor answered since you began to type:').waitFor();
});
