import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, enter, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

const WORDS = 'Does it fit a 20 mm pipe?';
const WHISPER = 'She is a regular: ship it for free.';

/** Fills the dialog that asks a colleague in. */
async function askIn(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Ask a colleague to join' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Whom').selectOption({ label: name });
  await dialog.getByRole('textbox').fill(words);
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('a colleague is asked in, joins, answers and leaves; a supervisor whispers and joins; the shopper reads who came, once', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const [first, second, above] = [await person(browser), await person(browser), await person(browser)];
  const bell = widget(shopper);
  const owner = desk(first, relay);
  const colleague = desk(second, relay);
  const supervisor = desk(above, relay);
  const told = (line: RegExp) => bell.thread.getByText(line);

  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Will it fit my sink?');
  await owner.signIn('agent', 0);
  await colleague.signIn('agent', 1);
  await supervisor.signIn('supervisor');
  await owner.open('Will it fit my sink?');
  await owner.take();
  await owner.say('Let me ask somebody who knows.');
  await told(/You are now with Agent One/).waitFor();

  // Asked in: a list of its own, the words, the whole thread; a no is told.
  await askIn(first, '客服二号', WORDS);
  const company = second.getByRole('region', { name: /With colleagues/ });
  await company.getByText('Agent One asks you to join').waitFor();
  await second
    .locator('.moves')
    .getByText(new RegExp(WORDS.replace('?', '\\?')))
    .waitFor();
  await second.locator('.moves').getByRole('button', { name: 'Say no' }).click();
  await first
    .locator('.moves')
    .getByText(/客服二号 can’t join your conversation/)
    .waitFor();
  await expect.poll(() => company.count()).toBe(0);

  // Asked again, and joined by key: also after a reload the box is there.
  await askIn(first, '客服二号', WORDS);
  await company.getByRole('link').click();
  await colleague.bubble('Let me ask somebody').waitFor();
  expect(await colleague.box.count()).toBe(0);
  await second.keyboard.press('g');
  await colleague.box.waitFor();
  await told(/^客服二号 joined/).waitFor();
  await first
    .locator('.moves')
    .getByText(/客服二号 has joined your conversation/)
    .waitFor();
  await second.reload();
  await colleague.say('It does, with the small ring.');
  await bell.bubble('with the small ring').waitFor();
  await owner.bubble('with the small ring').waitFor();
  expect(await second.getByRole('button', { name: /^End\b/ }).count()).toBe(0);
  await owner.box.waitFor();

  // A supervisor finds it on the floor and whispers: told at once, drawn apart, and not a word of it at the shopper's.
  await above
    .getByRole('region', { name: /On the floor/ })
    .getByRole('link')
    .click();
  await above.getByRole('button', { name: /^Whisper/ }).click();
  const whisper = above.getByRole('textbox', { name: 'Whisper to Agent One' });
  await whisper.fill(WHISPER);
  await enter(above, whisper);
  await first
    .locator('.moves')
    .getByText(new RegExp(`Supervisor whispers .* ${WHISPER}`))
    .waitFor();
  await first.reload();
  await owner.mine.getByText('New whisper for you').waitFor();
  await first.locator('.group-whisper').getByText(WHISPER).waitFor();
  await owner.say('And I ship it for free.');
  await expect.poll(() => owner.mine.getByText('New whisper for you').count()).toBe(0);

  // The supervisor joins uninvited; the colleague leaves and reads no more.
  await above.getByRole('button', { name: /^Join/ }).click();
  await supervisor.box.waitFor();
  await told(/^Supervisor joined/).waitFor();
  await supervisor.say('Thank you for your patience.');
  await bell.bubble('Thank you for your patience').waitFor();
  await second.getByRole('button', { name: /^Leave/ }).click();
  await told(/^客服二号 left/).waitFor();
  await expect.poll(() => company.count()).toBe(0);
  await bell.say('You are all very kind');
  await owner.bubble('very kind').waitFor();
  await supervisor.bubble('very kind').waitFor();
  expect(await colleague.bubble('very kind').count()).toBe(0);

  // Handed over: nobody stays beside the next one.
  await first.getByRole('button', { name: 'Hand over' }).click();
  const dialog = first.getByRole('dialog');
  const choice = dialog.getByLabel('To', { exact: true });
  const value = await choice.locator('option').filter({ hasText: '客服二号' }).getAttribute('value');
  await choice.selectOption({ value: `${value}` });
  await dialog.getByLabel('Reason').selectOption({ label: 'My shift ends' });
  await dialog.getByRole('textbox').fill('The small ring, shipped for free.');
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await told(/You are now with 客服二号/).waitFor();
  await expect.poll(() => supervisor.box.count()).toBe(0);

  // Nothing is lost, nothing is there twice, and nothing of the desk is at the shopper's.
  await shopper.reload();
  await bell.open();
  await bell.bubble('very kind').waitFor();
  expect((await bell.thread.locator('.bubble').allInnerTexts()).map((text) => text.trim())).toEqual([
    'Will it fit my sink?',
    'Let me ask somebody who knows.',
    'It does, with the small ring.',
    'And I ship it for free.',
    'Thank you for your patience.',
    'You are all very kind',
  ]);
  expect(await bell.thread.getByText(/joined$|left$/).allInnerTexts()).toEqual([
    '客服二号 joined',
    'Supervisor joined',
    '客服二号 left',
  ]);
  expect(await shopper.content()).not.toMatch(/20 mm|regular|whisper/);
  expect([...shopper.faults, ...first.faults, ...second.faults, ...above.faults]).toEqual([]);
});
