import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox } from '../packages/server/src/testing/mailbox.ts';
import { desk, launch, person, type Relay, type Shop, signInOf, startRelay, startShop, widget } from './lib/index.ts';
import { webhookAdmin } from './lib/webhook-receiver.ts';

/** One pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let box: Awaited<ReturnType<typeof openMailbox>>;
let relay: Relay;
let shop: Shop;
let browser: Browser;

beforeAll(async () => {
  box = await openMailbox();
  [relay, browser] = await Promise.all([
    startRelay({ SHOPBELL_SMTP_URL: box.url, SHOPBELL_MAIL_FROM: 'The shop <shop@example.com>' }),
    launch(),
  ]);
  shop = await startShop(relay);
  const admin = await webhookAdmin(relay.url, signInOf(relay, 'admin'));
  const { form } = await admin.ask<{ form: object }>('GET', 'left-form');
  await admin.ask('POST', 'left-form', { form: { ...form, contact: 'required', mailAfterMs: 0 } });
});
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
  await relay?.remove();
  await box?.close();
});

test('what is left with a picture while nobody is here is answered, found on return and in a mailbox, answered by its link, and rated', async () => {
  const shopper = await person(browser);
  await shopper.goto(shop.url);
  const chat = widget(shopper);
  await chat.launcher.click();
  const form = chat.panel.getByRole('group', { name: 'Leave a message' });
  await form.getByLabel('E-mail').waitFor();
  const words = chat.panel.getByRole('textbox', { name: 'Write a message' });
  // Without an address nothing goes: the words stay, and the focus is where something is missing.
  await words.fill('The lid of my kettle is broken');
  await words.press('Enter');
  await form.getByText('Please fill this in').waitFor();
  expect(await words.inputValue()).toBe('The lid of my kettle is broken');
  expect(await form.getByLabel('E-mail').evaluate((field) => field.matches(':focus'))).toBe(true);
  await form.getByLabel('E-mail').fill('lilei@mail.example');
  await form.getByLabel('Order number').fill('A-1042');
  await chat.panel
    .locator('input[type=file]')
    .setInputFiles({ name: 'lid.png', mimeType: 'image/png', buffer: PICTURE });
  await words.press('Enter');
  await chat.panel.getByText('We have your message', { exact: false }).waitFor();
  await chat.panel.getByText('We also write to lilei@mail.example.').waitFor();
  await chat.thread.locator('.picture img').waitFor();
  const left = shopper.context();
  await shopper.close();

  const agent = await person(browser);
  const console = desk(agent, relay);
  await console.signIn();
  await console.open('lid.png');
  await console.take();
  await console.say('A new lid is on its way to you');

  const letter = await box.letter(1);
  expect(letter.to).toEqual(['lilei@mail.example']);
  expect(letter.text).toContain('> A new lid is on its way to you');
  const link = /http\S+#answer=\S+/.exec(letter.text)?.[0] ?? '';

  const back = await left.newPage();
  await back.goto(shop.url);
  await widget(back).launcher.click();
  await widget(back).bubble('A new lid is on its way to you').waitFor();

  const mailed = await person(browser);
  await mailed.goto(link);
  const thread = mailed.getByRole('log');
  await thread.getByText('A new lid is on its way to you').waitFor();
  await thread.getByText('The lid of my kettle is broken').waitFor();
  expect(mailed.url()).not.toContain(link.split('#answer=')[1]);
  const answer = mailed.getByRole('textbox', { name: 'Write a message' });
  await answer.fill('Thank you, that was quick');
  await answer.press('Enter');
  await console.bubble('Thank you, that was quick').waitFor();
  // The same device finds it again, by the page or by the letter; another one does not.
  await mailed.reload();
  await thread.getByText('Thank you, that was quick').waitFor();
  await mailed.goto('about:blank');
  await mailed.goto(link);
  await thread.getByText('Thank you, that was quick').waitFor();
  const other = await person(browser);
  await other.goto(link);
  await other.getByText('This link was used on another device', { exact: false }).waitFor();
  expect(await other.getByText('A new lid').count()).toBe(0);

  await console.end();
  const question = mailed.getByRole('group', { name: 'Rate this conversation' });
  await question.getByRole('radio', { name: '5 of 5 stars' }).check();
  await question.getByRole('radio', { name: 'Yes' }).check();
  await question.getByRole('button', { name: 'Send rating' }).click();
  await mailed.getByText('Thank you for your rating.').first().waitFor();
  // The other device of the same talk has it, and so has the desk.
  await widget(back).panel.getByRole('group', { name: '5 of 5 stars' }).waitFor();
  await agent.getByText('rated the conversation: 5 of 5 stars', { exact: false }).waitFor();
});
