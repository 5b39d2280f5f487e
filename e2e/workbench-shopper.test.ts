import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, line, memberToken, useStage, widget } from './lib/index.ts';
import { greeted, newCid, shopperHello } from './lib/wire.ts';

const stage = useStage();

/** A console in a window wide enough for three panes, signed in. */
async function agentPage(role: 'agent' | 'supervisor', index = 0): Promise<Page> {
  const context = await stage.browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en' });
  const page = await context.newPage();
  await desk(page, stage.relay).signIn(role, index);
  return page;
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Shopper' });

/** What is in the panel's part of this name. */
const part = (page: Page, fold: string) => page.locator(`#shopper-${fold}`);

test('an agent sees where the shopper is, notes what matters with the keyboard, and a colleague sees it at once', async () => {
  const shopping = await stage.browser.newContext({ locale: 'en' });
  const shop = await shopping.newPage();
  await shop.goto(`${stage.shop.url}/p/kettle`);
  const chat = widget(shop);
  await chat.open();
  await chat.say('Is it in stock?');
  await chat.stored.waitFor();

  const lead = await agentPage('supervisor');
  await lead.goto(`${stage.relay.url}/console/#shoppers`);
  await lead.getByRole('button', { name: 'Add a tag' }).click();
  await lead.keyboard.type('Gift buyer');
  await lead.keyboard.press('Enter');
  await lead.locator('.tag-entry').getByText('Gift buyer').waitFor();
  await lead.getByRole('link', { name: 'Back to the conversations' }).click();

  const agent = await agentPage('agent');
  const at = desk(agent, stage.relay);
  await at.open('Is it in stock?');
  await agent.getByText('Is it in stock?').last().waitFor();
  await at.take();
  await at.box.waitFor();
  // Live: the product of the page, then the next page.
  await expect.poll(() => part(agent, 'now').textContent()).toMatch(/kettle/i);
  await expect.poll(() => part(agent, 'now').textContent()).toMatch(/Chrome \d+/);
  await shop.goto(`${stage.shop.url}/p/lamp`);
  await expect.poll(() => part(agent, 'now').textContent(), { timeout: 15_000 }).toMatch(/lamp/i);

  await lead.goto(`${stage.relay.url}/console/#c/${new URL(agent.url()).hash.slice(3)}`);
  await expect.poll(() => panel(lead).textContent()).toContain('Nothing has been noted so far.');

  // By keyboard: out of the box, to the remark, and from there to the tags.
  await at.box.press('Escape');
  await agent.keyboard.press('m');
  await agent.keyboard.type('Wants it wrapped');
  await agent.keyboard.press('Control+Enter');
  await expect.poll(() => part(lead, 'remarks').textContent()).toContain('Wants it wrapped');
  await panel(agent).getByRole('combobox', { name: 'Add a tag' }).focus();
  await agent.keyboard.type('gift');
  await panel(agent).getByRole('option', { name: 'Gift buyer' }).waitFor();
  await agent.keyboard.press('Enter');
  await expect.poll(() => part(lead, 'tags').textContent()).toContain('Gift buyer');

  // The shopper hears nothing of it.
  expect(await shop.content()).not.toContain('wrapped');

  // Blocked: told, refused, still reading; and let in again.
  await panel(agent).getByRole('button', { name: 'Block …' }).click();
  await agent.keyboard.type('Insults');
  await agent.keyboard.press('Enter');
  await expect.poll(() => panel(lead).textContent()).toMatch(/Blocked by .* until/);
  await chat.open().catch(() => undefined);
  await expect.poll(() => chat.panel.textContent()).toContain('write again from');
  await chat.say('Let me in');
  await expect.poll(() => chat.panel.textContent()).toContain('Try again');
  await expect.poll(() => chat.thread.textContent()).toContain('Is it in stock?');
  await panel(agent).getByRole('button', { name: 'End the block' }).click();
  await expect.poll(() => chat.panel.textContent()).not.toContain('write again from');
  await chat.panel.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => at.said()).toContain('Let me in');

  // Over, and back: another agent reads what was said before.
  await at.end();
  await chat.say('One more thing');
  const other = await agentPage('agent', 1);
  const beside = desk(other, stage.relay);
  await beside.open('One more thing');
  await beside.take();
  await beside.box.waitFor();
  await part(other, 'earlier').getByRole('button').first().click();
  await expect.poll(() => beside.said()).toContain('Let me in');
  await other.getByText('The conversation has ended.').first().waitFor();
});

test('what the shop says of a member reaches the desk masked, and is looked behind one by one, in the log', async () => {
  const { relay } = stage;
  const [phone, mail] = ['13812345678', 'mei.li@qq.com'];
  const claims = {
    sub: 'M-204',
    aud: 'demo',
    name: mail,
    attributes: { mobile: Number(phone), email: mail, city: 'Xi’an' },
  };
  const member = await greeted(relay.url, shopperHello({ jwt: memberToken(relay.demo.jwtSecret, claims) }));
  member.send({ type: 'say', cid: newCid(), text: 'Where is my parcel?' });
  await member.next(({ type }) => type === 'ack');

  const context = await stage.browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en' });
  const agent = await context.newPage();
  const { frames } = line(agent);
  const answers: Promise<string>[] = [];
  agent.on('response', (answer) => {
    if (answer.url().includes('/api/v1/')) answers.push(answer.text().catch(() => ''));
  });
  const at = desk(agent, relay);
  await at.signIn('agent');
  await at.open('Where is my parcel?');
  await at.take();
  await at.box.waitFor();
  const said = part(agent, 'attributes');
  await expect.poll(() => said.textContent()).toContain('138****5678');
  expect(await said.textContent()).toContain('m**.**@qq.com');
  expect(await said.textContent()).toContain('Xi’an');
  expect(await panel(agent).textContent()).toContain('M-204');
  const told = async () => JSON.stringify(frames) + (await Promise.all(answers)).join() + (await agent.content());
  for (const secret of [phone, mail]) expect(await told()).not.toContain(secret);

  // One look, by keyboard: that one and no other, until the thread is left.
  await said.getByRole('button', { name: /^Show the phone number/ }).focus();
  await agent.keyboard.press('Enter');
  await expect.poll(() => said.textContent()).toContain(phone);
  expect(await told()).not.toContain(mail);
  await agent.goBack();
  await expect.poll(() => agent.content()).not.toContain(phone);
  await agent.goForward();
  await expect.poll(() => said.textContent()).toContain('138****5678');

  const admin = await stage.browser.newContext({ locale: 'en' }).then((one) => one.newPage());
  await desk(admin, relay).signIn('admin');
  await admin.goto(`${relay.url}/console/#log`);
  await admin.getByText('Looked behind a mask').waitFor();
  await admin.getByText('Said of the shopper by').waitFor();
  expect(await admin.content()).not.toContain(phone);
  member.socket.close();
});
