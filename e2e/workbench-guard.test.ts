import { expect, test } from 'vitest';
import { desk, enterByKeys, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

const SORRY = 'Sorry, that is not my job';
const INSULT = 'Shut up, you m.o.r.o.n';
const NUMBER = '13812345678';

test('an agent is asked, refused and shown masks; a supervisor reads what was held back, and the log tells who looked', async () => {
  const { relay, shop, browser } = stage;
  const [shopper, page, above, admin] = [
    await person(browser),
    await person(browser),
    await person(browser),
    await person(browser),
  ];
  const bell = widget(shopper);
  const agent = desk(page, relay);
  const supervisor = desk(above, relay);

  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say(`Please call me: ${NUMBER}, order 20261122130045678`);
  await agent.signIn('agent');

  // Masked in the list and in the thread; the order's number is not.
  const row = page.getByRole('link').filter({ hasText: 'Please call me' }).first();
  await row.getByText('138****5678').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.keyboard.press('t');
  await agent.bubble('138****5678, order 20261122130045678').waitFor();

  // One look, by keyboard; it is covered again once the thread was left.
  const mask = page.getByRole('button', { name: /^Show the phone number 138\*{4}5678/ });
  await mask.focus();
  await page.keyboard.press('Enter');
  await agent.bubble(NUMBER).waitFor();
  await page.goBack();
  await agent.bubble(NUMBER).waitFor({ state: 'detached' });
  await page.goForward();
  await agent.bubble('138****5678').waitFor();
  expect(await page.content()).not.toContain(NUMBER);

  // Asked about: back, then sent all the same.
  await page.keyboard.press('r');
  await agent.box.waitFor();
  await agent.box.pressSequentially(SORRY);
  await enterByKeys(page, agent.box);
  const strip = page.locator('.ask');
  await strip.getByText('“not my job” is something the shop asks not to say').waitFor();
  expect(await strip.locator('mark').allInnerTexts()).toEqual(['not my job']);
  await page.keyboard.press('Enter');
  expect(await bell.bubble(SORRY).count()).toBe(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await bell.bubble(SORRY).waitFor();

  // Blocked: there is nothing but to change it. Who doesn't ask is refused by the server.
  await agent.box.fill(INSULT);
  await page.keyboard.press('Enter');
  await strip.getByText('This can’t be sent').waitFor();
  expect(await strip.getByRole('button', { name: /^Send/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await agent.box.fill('');

  // The supervisor finds it in the thread and on the page.
  await supervisor.signIn('supervisor');
  await above
    .getByRole('region', { name: /On the floor/ })
    .getByRole('link')
    .first()
    .click();
  await above.getByText(/sent this although the guard asked: what the shop asks not to say/).waitFor();
  await above.goto(`${relay.url}/console/#guard`);
  await above.getByText('sent all the same').waitFor();
  expect(await above.locator('.caught-words').allInnerTexts()).toEqual([SORRY]);
  expect(await above.getByRole('group', { name: 'Who may look behind masks' }).count()).toBe(0);

  // An admin changes the rules; they count for the agent at once, and the log has both the change and the look.
  await desk(admin, relay).signIn('admin');
  await admin.goto(`${relay.url}/console/#guard`);
  await admin.getByLabel('What nobody should say here').fill('please hold');
  await admin.getByRole('radio', { name: 'Block' }).first().check({ force: true });
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('Saved. It counts from now on.').waitFor();
  await agent.box.fill('Please - hold');
  await page.keyboard.press('Enter');
  await strip.getByText('This can’t be sent').waitFor();
  await admin.goto(`${relay.url}/console/#log`);
  await admin.getByText('Looked behind a mask').waitFor();
  await admin.getByText('Rules for what agents say').waitFor();
  expect(await admin.content()).not.toContain(NUMBER);
});
