import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, useCast, useStage } from './lib/index.ts';

const stage = useStage();
const cast = useCast(stage);

/** Chooses in a select by keyboard: the choices that begin with these letters. */
async function choose(page: Page, label: string, letters: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.type(letters);
}

test('a promise is noted by keyboard, outlives the conversation, and is kept by two keys', async () => {
  const { page: agent, ...own } = await cast.agent(0);
  const { bell } = await cast.shopper('Does a descaler come with it?');

  await own.open('Does a descaler come with it?');
  await own.take();
  await own.say('It does, tomorrow.');
  await agent.keyboard.press('Escape');
  await agent.keyboard.press('p');
  await agent.getByRole('heading', { name: /^Promise .+ something$/ }).waitFor();
  await choose(agent, 'What', 'Gift');
  await agent.getByLabel('What exactly').focus();
  await agent.keyboard.type('A descaler goes with the kettle');
  await agent.getByLabel('Order number').focus();
  await agent.keyboard.type('A-1042');
  await agent.keyboard.press('Enter');

  const list = agent.locator('.list-promises');
  await list.getByText('Gift · Order A-1042').waitFor();
  await agent
    .locator('.log')
    .getByText(/You promised: Gift · Order A-1042/)
    .waitFor();
  await agent.locator('.promise-strip').getByText('Gift · Order A-1042').waitFor();

  // It hangs on the case: the conversation is over, the debt is not. Nor does a reload lose it.
  await own.end();
  await agent.reload();
  await list.getByText('Gift · Order A-1042').waitFor();
  const row = agent.locator('[data-promise]');
  await row.focus();
  await agent.keyboard.press('p');
  await agent.getByRole('radio', { name: 'Kept', exact: true }).waitFor();
  await agent.keyboard.press('Enter');
  await list.waitFor({ state: 'detached' });
  expect(await bell.thread.getByText('descaler goes').count()).toBe(0);
});

test('a promise is moved with a reason, and a supervisor sees whose it is and takes it', async () => {
  const { page: agent, ...own } = await cast.agent(0);
  await cast.shopper('Will you call me back?');
  await own.open('Will you call me back?');
  await own.take();
  await own.say('We will.');
  await agent.getByRole('button', { name: 'Promise', exact: true }).click();
  await choose(agent, 'What', 'Call');
  await agent.getByLabel('What exactly').fill('Call about the size');
  await agent.getByRole('button', { name: 'Note the promise' }).click();
  await agent.locator('.promise-strip').getByRole('button', { name: 'What became of it?' }).click();
  await agent.getByRole('radio', { name: 'Due later' }).check();
  await choose(agent, 'Due', 'Next');
  await agent.getByLabel('Why').fill('Nobody answers');
  await agent.getByRole('button', { name: 'Save' }).click();
  await agent
    .locator('.log')
    .getByText(/Promise moved: Call back/)
    .waitFor();
  await agent.locator('.log').getByText('Nobody answers').waitFor();
  await own.end();

  const boss = await cast.somebody();
  const floor = desk(boss, stage.relay);
  await floor.signIn('supervisor', 0);
  await boss.locator('.list-promises').getByText('owed by Agent One').waitFor();
  await boss.locator('[data-promise]').focus();
  await boss.keyboard.press('p');
  await boss.getByRole('radio', { name: 'I see to it from now on' }).check();
  await boss.getByRole('button', { name: 'Save' }).click();
  await boss.locator('.list-promises').getByText('owed by Agent One').waitFor({ state: 'detached' });
  await agent.locator('.list-promises').waitFor({ state: 'detached' });
  await boss.locator('[data-promise]').focus();
  await boss.keyboard.press('p');
  await boss.keyboard.press('Enter');
  await boss.locator('.list-promises').waitFor({ state: 'detached' });
});
