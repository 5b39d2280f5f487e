import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

const NOTE = 'Wants the blue one. Three in stock, 10 % promised until Friday.';

/** Fills the dialog that hands over: a colleague's name, or the queue. */
async function handOver(page: Page, to: string, reason: string, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Hand over' }).click();
  const dialog = page.getByRole('dialog');
  const choice = dialog.getByLabel('To', { exact: true });
  // Colleagues stand there with how they are and what they have.
  const value = await choice.locator('option').filter({ hasText: to }).getAttribute('value');
  await choice.selectOption({ value: `${value}` });
  await dialog.getByLabel('Reason').selectOption({ label: reason });
  await dialog.getByRole('textbox').fill(note);
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('a conversation is handed over with a note, given back and taken over; its owner sees it all, its shopper once', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const [first, second, above] = [await person(browser), await person(browser), await person(browser)];
  const bell = widget(shopper);
  const owner = desk(first, relay);
  const colleague = desk(second, relay);
  const supervisor = desk(above, relay);
  const told = (line: RegExp) => bell.thread.getByText(line);
  const owned = first.getByRole('region', { name: /Mine to see through/ });
  const moves = first.locator('.moves');

  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Is there a blue one?');
  await owner.signIn('agent', 0);
  await colleague.signIn('agent', 1);
  await supervisor.signIn('supervisor');
  await owner.open('Is there a blue one?');
  await owner.take();
  await owner.say('Let me ask a colleague.');
  await bell.bubble('Let me ask').waitFor();
  await told(/You are now with Agent One/).waitFor();

  // Handed over: the whole history comes along, and the note stands before the box, also after a reload.
  await handOver(first, '客服二号', 'A colleague knows this better', NOTE);
  await told(/You are now with 客服二号/).waitFor();
  await second
    .locator('.moves')
    .getByText(/Agent One handed the conversation/)
    .waitFor();
  await second.locator('.moves').getByRole('button', { name: 'Open' }).click();
  const locked = second.locator('.handover-note');
  await locked.getByText(NOTE).waitFor();
  expect(await colleague.box.count()).toBe(0);
  await second.reload();
  await locked.getByText(NOTE).waitFor();
  expect(await colleague.box.count()).toBe(0);
  expect((await colleague.said()).slice(0, 2)).toEqual(['Is there a blue one?', 'Let me ask a colleague.']);
  await locked.getByRole('button', { name: 'I have read it' }).click();
  await colleague.say('Yes, three of them.');
  await bell.bubble('Yes, three of them.').waitFor();

  // The owner has it in a list of its own, reads on, and loses nothing by a reload.
  await owned.getByText('With 客服二号').waitFor();
  await first.reload();
  await owned.getByText('With 客服二号').waitFor();
  await owner.bubble('Yes, three of them.').waitFor();

  // Given back: it waits again, the owner is told, and so is the shopper, once.
  await shopper.reload();
  await bell.open();
  await handOver(second, 'Back to the queue, to whoever is free', 'The shopper asked for it', 'Asks for the manager.');
  await told(/finding someone else for you/).waitFor();
  await moves.getByText(/waits in the queue again/).waitFor();
  await moves.getByRole('button', { name: 'OK' }).click();
  await owner.waiting.getByText('Your case').waitFor();
  await colleague.take();
  await colleague.box.waitFor();
  await moves.getByText(/Your case: 客服二号 has the conversation/).waitFor();

  // Taken over: who had it learns by whom and why.
  await above.goto(second.url());
  await above.getByRole('button', { name: /^Take over/ }).click();
  await above.getByRole('dialog').getByRole('textbox').fill('A regular of mine');
  await above.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  await supervisor.box.waitFor();
  await second
    .locator('.moves')
    .getByText(/Supervisor has taken the conversation .* A regular of mine/)
    .waitFor();
  await told(/You are now with Supervisor/).waitFor();
  await owned.getByText('With Supervisor').waitFor();
  await above.reload();
  await supervisor.say('I am the manager. What can I do?');
  await bell.bubble('I am the manager').waitFor();
  await bell.say('Thank you all');

  // Nothing is lost, nothing is there twice, on any side.
  const said = [
    'Is there a blue one?',
    'Let me ask a colleague.',
    'Yes, three of them.',
    'I am the manager. What can I do?',
    'Thank you all',
  ];
  await supervisor.bubble('Thank you all').waitFor();
  await owner.bubble('Thank you all').waitFor();
  await shopper.reload();
  await bell.open();
  await bell.bubble('Thank you all').waitFor();
  expect((await bell.thread.locator('.bubble').allInnerTexts()).map((text) => text.trim())).toEqual(said);
  const notes = [NOTE, 'Asks for the manager.', 'A regular of mine'];
  const heard = [...said.slice(0, 2), NOTE, said[2], ...notes.slice(1), ...said.slice(3)];
  for (const each of [owner, supervisor]) expect(await each.said()).toEqual(heard);
  expect(await bell.thread.getByText(/You are now with/).allInnerTexts()).toEqual([
    'You are now with Agent One',
    'You are now with 客服二号',
    'You are now with 客服二号',
    'You are now with Supervisor',
  ]);
  await expect.poll(() => told(/finding someone else/).count()).toBe(1);
  expect(await shopper.content()).not.toMatch(/10 %|manager\.|regular of mine/);
  expect([...shopper.faults, ...first.faults, ...second.faults, ...above.faults]).toEqual([]);
});

test('who takes a conversation that was given back reads the note first; an agent who is off is given none', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const [first, second] = [await person(browser), await person(browser)];
  const bell = widget(shopper);
  const giver = desk(first, relay);
  const taker = desk(second, relay);
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Do you ship to Graz?');
  await giver.signIn('agent', 0);
  await giver.open('Do you ship to Graz?');
  await giver.take();
  await giver.box.waitFor();
  await first.getByRole('button', { name: 'Hand over' }).click();
  const to = first.getByRole('dialog').getByLabel('To', { exact: true });
  await to.waitFor();
  expect((await to.locator('option').allInnerTexts()).join()).not.toContain('Agent One');
  await first.keyboard.press('Escape');
  await giver.box.waitFor();
  await handOver(first, 'Back to the queue, to whoever is free', 'My shift ends', 'Austria, 8.90.');
  await taker.signIn('agent', 1);
  await taker.open('Do you ship to Graz?');
  await taker.take();
  await second.locator('.handover-note').getByText('Austria, 8.90.').waitFor();
  expect(await taker.box.count()).toBe(0);
  await second.getByRole('button', { name: 'I have read it' }).click();
  await taker.say('We do, for 8.90.');
  await bell.bubble('We do, for 8.90.').waitFor();
  expect([...shopper.faults, ...first.faults, ...second.faults]).toEqual([]);
});
