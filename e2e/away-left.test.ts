import { createChat } from '@shopbell/sdk';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Letter, openMailbox } from '../packages/server/src/testing/mailbox.ts';
import { onDuty } from './lib/floor.ts';
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
let admin: Awaited<ReturnType<typeof webhookAdmin>>;

beforeAll(async () => {
  box = await openMailbox();
  [relay, browser] = await Promise.all([
    startRelay({ SHOPBELL_SMTP_URL: box.url, SHOPBELL_MAIL_FROM: 'The shop <shop@example.com>' }),
    launch(),
  ]);
  shop = await startShop(relay);
  admin = await webhookAdmin(relay.url, signInOf(relay, 'admin'));
  const { form } = await admin.ask<{ form: object }>('GET', 'left-form');
  await admin.ask('POST', 'left-form', { form: { ...form, contact: 'required', mailAfterMs: 0 } });
});
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
  await relay?.remove();
  await box?.close();
});

/** The first letter to this address. */
async function letterTo(address: string): Promise<Letter> {
  for (let count = 1; ; count += 1) {
    const letter = await box.letter(count);
    if (letter.to.includes(address)) return letter;
  }
}

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
  await chat.panel.locator('.note').getByText('We have your message', { exact: false }).waitFor();
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

  const letter = await letterTo('lilei@mail.example');
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
  const used = other.getByText('This link was used on another device', { exact: false });
  await used.waitFor();
  expect(await other.getByText('A new lid').count()).toBe(0);
  // It covers nothing, is as dark as the chat, and goes when the chat is taken as it is.
  const panel = other.locator('shop-bell .panel');
  const [above, below] = [await used.boundingBox(), await panel.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  expect((below?.y ?? 0) + (below?.height ?? 0)).toBe(other.viewportSize()?.height);
  const channels = async () =>
    (await used.evaluate((words) => getComputedStyle(words).color)).match(/\d+/g)?.map(Number);
  await other.emulateMedia({ colorScheme: 'light' });
  expect(Math.max(...((await channels()) ?? []))).toBeLessThan(100);
  await other.emulateMedia({ colorScheme: 'dark' });
  expect(Math.min(...((await channels()) ?? []))).toBeGreaterThan(150);
  await other.getByRole('textbox', { name: 'Write a message' }).press('H');
  await used.waitFor({ state: 'detached' });
  expect((await panel.boundingBox())?.y).toBe(0);

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

test('[AL4] the link of a letter leads to its talk, and keeps no more of it than the site lets a device keep', async () => {
  const { look } = await admin.ask<{ look: object }>('GET', 'look');
  const agent = await onDuty(relay, signInOf(relay, 'agent'));
  for (const storage of ['session', 'none']) {
    await admin.ask('POST', 'look', { look: { ...look, storage } });
    const shopper = createChat({ endpoint: relay.url, site: 'demo', apiKey: relay.demo.apiKey });
    const to = `${storage}@mail.example`;
    const { conversation } = await shopper.leaveMessage({ text: `Left for ${storage}`, contact: { email: to } });
    shopper.destroy();
    await agent.take(conversation);
    agent.open(conversation);
    await agent.send(conversation, `Answered for ${storage}`);
    const letter = await letterTo(to);
    const page = await person(browser);
    const keys = () =>
      page.evaluate(() =>
        [localStorage, sessionStorage].map((of) => Object.keys(of).filter((key) => key.startsWith('shopbell:')).length),
      );
    // The server is away, for as long as it takes to say so.
    await page.route('**/api/v1/answers', (route) => route.abort(), { times: 1 });
    await page.goto(/http\S+#answer=\S+/.exec(letter.text)?.[0] ?? '');
    await page.getByText('We can’t be reached at the moment.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    const thread = page.getByRole('log');
    await thread.getByText(`Answered for ${storage}`).waitFor();
    await expect.poll(keys).toEqual([0, storage === 'session' ? 1 : 0]);
    const words = page.getByRole('textbox', { name: 'Write a message' });
    await words.fill(`Thanks for ${storage}`);
    await words.press('Enter');
    await expect
      .poll(() => agent.view.threads.get(conversation)?.events.at(-1))
      .toMatchObject({ text: `Thanks for ${storage}` });
    await page.reload();
    if (storage === 'session') await thread.getByText(`Thanks for ${storage}`).waitFor();
    else await page.getByText('This conversation is not kept in this browser any more.').waitFor();
    await page.context().close();
  }
  agent.destroy();
});
