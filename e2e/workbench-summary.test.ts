import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, useCast, useStage } from './lib/index.ts';

const stage = useStage();
const cast = useCast(stage);

/** A figure of the page, as it is shown. */
const figure = (page: Page, name: string) =>
  page.locator('.summary-figure', { hasText: name }).locator('.summary-count');

test('who signs off reads their day, keeps it with a remark on an order, and a supervisor reads it', async () => {
  const { page: agent, ...own } = await cast.agent(0);
  await cast.shopper('Is there a lid?');
  await agent.keyboard.press('q');
  await figure(agent, 'Conversations served').getByText('0', { exact: true }).waitFor();
  await agent.getByRole('link', { name: 'Back to the conversations' }).click();
  await own.open('Is there a lid?');
  await own.take();
  await own.say('There is.');
  await own.end();

  await agent.keyboard.press('s');
  await agent.getByRole('menuitemradio', { name: 'Sign off' }).press('Enter');
  await agent.getByText('You have signed off.').waitFor();
  await figure(agent, 'Conversations served').getByText('1', { exact: true }).waitFor();
  await agent.getByLabel('Order number 1').focus();
  await agent.keyboard.type('A-1042');
  await agent.keyboard.press('Tab');
  await agent.keyboard.type('Sent twice, one comes back');
  await agent.getByRole('button', { name: 'Keep the day' }).press('Enter');
  await agent.getByText(/^Kept at \d\d:\d\d/).waitFor();
  await agent.reload();
  await agent.getByText(/^Kept at/).waitFor();
  expect(await agent.getByLabel('Remark 1').inputValue()).toBe('Sent twice, one comes back');

  const boss = await cast.somebody();
  await desk(boss, stage.relay).signIn('supervisor', 0);
  await boss.keyboard.press('q');
  const team = boss.locator('.summary-team');
  await team.getByRole('article').getByText('Agent One').waitFor();
  await team.getByText('Sent twice, one comes back').waitFor();
  await team.getByText('Order A-1042').waitFor();

  await agent.getByRole('button', { name: 'Sign out' }).click();
  await agent.getByLabel('Password', { exact: true }).waitFor();
});
