import { expect, test } from 'vitest';
import { onDuty } from './lib/floor.ts';
import { person, signInOf, useStage, widget } from './lib/index.ts';

const stage = useStage();

test('half-typed words are in the message box of the shop’s next page and after a reload, in their tab alone, until they are sent', async () => {
  const { relay, shop, browser } = stage;
  // Where nobody is here a form is filled in beside the words, and that one was sent is kept.
  const agent = await onDuty(relay, signInOf(relay, 'agent'));
  const shopper = await person(browser);
  const bell = widget(shopper);
  // With it comes what keeps words.
  const keeps = bell.panel.getByRole('button', { name: 'Send a picture or a file' });
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.box.fill('Does it come in');
  await keeps.waitFor();
  await shopper.locator('a.brand').click();
  await shopper.waitForURL(`${shop.url}/`);
  await bell.open();
  await expect.poll(() => bell.box.inputValue()).toBe('Does it come in');

  await keeps.waitFor();
  await bell.box.pressSequentially(' green?');
  await shopper.reload();
  await bell.open();
  await expect.poll(() => bell.box.inputValue()).toBe('Does it come in green?');

  const other = await shopper.context().newPage();
  const beside = widget(other);
  await other.goto(`${shop.url}/p/noodle-bowl`);
  await beside.open();
  await beside.say('said in the other tab');
  await beside.stored.waitFor();
  expect(await beside.box.inputValue()).toBe('');
  await other.close();

  await bell.bubble('said in the other tab').waitFor();
  await bell.box.press('Enter');
  await bell.bubble('Does it come in green?').waitFor();
  await shopper.reload();
  await bell.open();
  await bell.bubble('Does it come in green?').waitFor();
  expect(await bell.box.inputValue()).toBe('');
  expect(await shopper.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  expect(shopper.faults).toEqual([]);
  agent.destroy();
});

test.each([
  ['who has signed out', 1002],
  ['who has just gone', 1003],
])('half-typed words of a member %s are nobody else’s on a shared computer', async (how, next) => {
  const { shop, browser } = stage;
  const shared = await person(browser);
  const bell = widget(shared);
  const signIn = async (member: number) => {
    await shared.goto(`${shop.url}/sign-in`);
    await shared.getByRole('button', { name: `Member ${member}` }).click();
    await shared.goto(`${shop.url}/p/noodle-bowl`);
  };
  await signIn(1001);
  await bell.open();
  await bell.say('from member 1001');
  await bell.stored.waitFor();
  await bell.box.fill('private to member 1001');
  await shared.reload();
  await bell.open();
  await expect.poll(() => bell.box.inputValue()).toBe('private to member 1001');

  if (how === 'who has signed out') {
    await shared.goto(`${shop.url}/sign-in`);
    await shared.getByRole('button', { name: 'Sign out' }).first().click();
    await shared.waitForURL(`${shop.url}/`);
  }
  await signIn(next);
  await bell.open();
  await bell.box.pressSequentially(`from member ${next}`);
  // With it comes what would give words back.
  await bell.panel.getByRole('button', { name: 'Send a picture or a file' }).waitFor();
  await bell.box.press('Enter');
  await bell.stored.waitFor();
  expect(await bell.panel.locator('.bubble').allTextContents()).toEqual([`from member ${next}`]);
  expect(await bell.box.inputValue()).toBe('');
  expect(shared.faults).toEqual([]);
});
