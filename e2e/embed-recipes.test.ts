import { createAgent } from '@shopbell/sdk/agent';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, person, type Relay, signInOf, startRelay, widget } from './lib/index.ts';
import { type Recipes, serveRecipes } from './recipes/serve.ts';

let relay: Relay;
let browser: Browser;
let recipes: Recipes;

beforeAll(async () => {
  [relay, browser] = await Promise.all([startRelay(), launch()]);
  recipes = await serveRecipes(relay);
});
afterAll(async () => {
  await browser?.close();
  recipes?.stop();
  await relay?.remove();
});

/** A visitor on a recipe's page; `done` looks whether anything went wrong there, reports of its policy included. */
async function visitor(path: string) {
  const page = await person(browser);
  await page.goto(`${recipes.url}${path}`);
  const bell = widget(page);
  return {
    page,
    bell,
    /** Says something and sees it stored. */
    async talks(text: string) {
      await bell.say(text);
      await bell.bubble(text).waitFor();
      await bell.stored.waitFor();
    },
    async done() {
      expect(page.faults).toEqual([]);
      await page.context().close();
    },
  };
}

/** What a page has kept on the device. */
const kept = () =>
  [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith('shopbell'));

const ASK = /^Ask about this kettle/;

test('plain HTML: a script tag, and a button of the shop’s that opens the chat', async () => {
  const { page, bell, talks, done } = await visitor('/plain');
  await page.getByRole('button', { name: ASK }).click();
  await bell.box.waitFor();
  expect(await bell.box.evaluate((box) => (box.getRootNode() as ShadowRoot).activeElement === box)).toBe(true);
  await talks('From plain HTML');
  await done();
});

test('a tag manager’s tag: a script that a script adds', async () => {
  const { bell, talks, done } = await visitor('/tag-manager');
  await bell.open();
  await talks('From a tag manager');
  await done();
});

test('a strict policy: the nonce alone lets the chat in, and nothing is reported', async () => {
  const { bell, talks, done } = await visitor('/csp');
  await bell.open();
  await talks('Under a strict policy');
  await done();
});

test('a consent banner: nothing of the chat before the answer, and nothing kept after a no, a late one too', async () => {
  const { page, bell, talks, done } = await visitor('/consent');
  expect([await page.locator('shop-bell').count(), await page.evaluate(kept)]).toEqual([0, []]);
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await bell.open();
  await talks('Keep nothing');
  expect(await page.evaluate(kept)).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: 'Yes' }).click();
  await bell.open();
  await talks('Keep it');
  expect((await page.evaluate(kept)).length).toBeGreaterThan(0);
  await page.reload();
  await bell.open();
  await bell.bubble('Keep it').waitFor();
  const question = page.getByText('May this shop keep your chat');
  expect(await question.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'What this shop may keep' }).click();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expect.poll(() => page.evaluate(kept)).toEqual([]);
  await talks('From here on in memory');
  expect([await page.evaluate(kept), await bell.bubble('Keep it').count()]).toEqual([[], 1]);
  await page.reload();
  await question.waitFor();
  await done();
});

test('a single-page shop: the chat stays from address to address, agents see what is sold there, and sign-out empties it', async () => {
  const { page, bell, talks, done } = await visitor('/kettle');
  const agent = createAgent({ endpoint: relay.url });
  await agent.signIn(signInOf(relay, 'agent'));
  await agent.connect();
  await bell.open();
  await talks('Between two addresses');
  const request = () => agent.view.waiting.find(({ last }) => last?.text === 'Between two addresses');
  await expect.poll(request).toBeDefined();
  const conversation = request()?.conversation ?? '';
  agent.open(conversation);
  const seen = () => agent.view.shoppers.get(conversation)?.live?.product?.name;
  await expect.poll(seen).toBe('Kettle');
  await page.getByRole('link', { name: 'Bowl' }).click();
  await expect.poll(seen).toBe('Bowl');
  expect(await bell.bubble('Between two addresses').count()).toBe(1);
  await page.goBack();
  await expect.poll(seen).toBe('Kettle');
  agent.destroy();
  const signedOut = page.waitForRequest('**/sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signedOut;
  expect(await bell.bubble('Between two addresses').count()).toBe(0);
  await done();
});

for (const name of ['react', 'vue']) {
  test(`${name}: the widget as a component, opened by the shop’s own button`, async () => {
    const { page, bell, talks, done } = await visitor(`/${name}/`);
    await page.getByRole('button', { name: ASK }).click();
    await bell.box.waitFor();
    await talks(`From ${name}`);
    expect(await page.locator('shop-bell').count()).toBe(1);
    await done();
  });
}

test('React without the widget: the thread is drawn from the hook’s view', async () => {
  const { page, done } = await visitor('/react/?headless');
  await page.getByLabel('Message').fill('From the hook');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => page.getByRole('log').textContent()).toBe('From the hook');
  await done();
});
