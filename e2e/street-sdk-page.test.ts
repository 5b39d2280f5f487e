import { expect, test } from 'vitest';
import { desk, person, useStage } from './lib/index.ts';

const stage = useStage();

test('the SDK alone, without the widget, carries a talk on a page of its own', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const agent = await person(browser);
  const console = desk(agent, relay);
  await shopper.goto(`${shop.url}/sdk`);
  const thread = shopper.getByRole('log').first();
  const box = shopper.getByRole('textbox').first();
  await box.fill('Only the SDK here');
  await shopper.getByRole('button', { name: 'Send' }).click();
  await thread.getByText('Only the SDK here').waitFor();

  await console.signIn();
  await console.open('Only the SDK here');
  await console.take();
  await agent.getByRole('textbox', { name: /^Answer/ }).pressSequentially('I see');
  await shopper
    .locator('#typing')
    .filter({ hasText: /typing/ })
    .waitFor();
  await console.say('I see you all the same');
  await thread.getByText('I see you all the same').waitFor();
  await shopper.reload();
  await shopper.getByRole('button', { name: 'connect' }).click();
  await thread.getByText('I see you all the same').waitFor();
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});
