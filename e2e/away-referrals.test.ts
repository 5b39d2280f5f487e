import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox } from '../packages/server/src/testing/mailbox.ts';
import { launch, person } from './lib/browser.ts';
import { type Caller, caller } from './lib/caller.ts';
import { guest, onDuty, when } from './lib/floor.ts';
import { type Relay, signInOf, startRelay } from './lib/relay.ts';
import { newCid } from './lib/wire.ts';

const STORE = {
  ...{
    id: 'market',
    name: 'Market Street',
    address: '8 Market Street',
    phone: '+86 21 5555 0100',
    services: ['Repairs'],
  },
  ...{ position: { lat: 31.2304, lng: 121.4737 }, maps: {} },
};
/** Times that a link is opened, or looked at by what only fetches. */
const OPENINGS = 1000;
const SOON = { timeout: 20_000, interval: 100 };

let relay: Relay;
let browser: Browser;
let box: Awaited<ReturnType<typeof openMailbox>>;
let admin: Caller;
let agent: Caller;
let conversation: string;

beforeAll(async () => {
  box = await openMailbox();
  [relay, browser] = await Promise.all([
    startRelay({ SHOPBELL_SMTP_URL: box.url, SHOPBELL_MAIL_FROM: 'The shop <shop@example.com>' }),
    launch(),
  ]);
  [admin, agent] = await Promise.all([caller(relay, 'admin'), caller(relay, 'agent')]);
  await admin.call('stores', { store: STORE });
  const shopper = await guest(relay, 'Can I try it on somewhere?');
  const counter = await onDuty(relay, signInOf(relay, 'agent'));
  await counter.take(shopper.conversation);
  conversation = shopper.conversation;
  counter.destroy();
  shopper.chat.destroy();
});
afterAll(async () => {
  await browser.close();
  await relay.remove();
  await box.close();
});

/** Sends the shopper to the store; gives the page and the code. */
async function sent(more: object = {}): Promise<{ url: string; code: string }> {
  const wish = { cid: newCid(), store: 'market', text: 'Ask for the blue one', note: 'Wants size 42', ...more };
  const { url } = await agent.call(`conversations/${conversation}/referrals`, wish);
  return { url: String(url), code: String(url).split('/').at(-1) ?? '' };
}
const stateOf = async (code: string) => (await agent.call('referrals/look', { code })).state;
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
async function counted(): Promise<{ sent: number; opened: number; redeemed: number }> {
  const [first, last] = [-1, 1].map((days) => today.format(Date.now() + days * 86_400_000));
  const rows = Object((await admin.call(`referrals/report?first=${first}&last=${last}`)).rows) as Record<
    string,
    number
  >[];
  const sum = (name: string): number => rows.reduce((all, row) => all + (row[name] ?? 0), 0);
  return { sent: sum('sent'), opened: sum('opened'), redeemed: sum('redeemed') };
}

test('a link is opened once, by the page before a person; the store is told what they agree to, and redeems it once', async () => {
  const { url, code } = await sent();
  // What only fetches: a mail program's preview, a browser that looks ahead.
  for (const headers of [{ 'sec-purpose': 'prefetch' }, { 'user-agent': 'a preview of links' }]) {
    const all = await Promise.all(Array.from({ length: 20 }, () => fetch(url, { headers })));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
  }
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(`${url}/opened`, { method: 'POST' })).status).toBe(403);
  expect(await stateOf(code)).toBe('sent');

  const page = await person(browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  // That it was opened is told again where the line was away.
  await page.route(`${url}/opened`, (route) => route.abort(), { times: 1 });
  await page.goto(url);
  await page.getByRole('heading', { name: 'Market Street' }).waitFor();
  await page.getByText('Ask for the blue one').waitFor();
  await expect.poll(() => stateOf(code), SOON).toBe('opened');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await Promise.all(
    Array.from({ length: OPENINGS }, () =>
      fetch(`${url}/opened`, { method: 'POST', headers: { origin: relay.url } }).then(({ body }) => body?.cancel()),
    ),
  );
  expect(await counted()).toEqual({ sent: 1, opened: 1, redeemed: 0 });

  // The note goes when they say so, and not before.
  await admin.call('store-doors/market/mail', { mail: 'market@example.com' });
  await page.getByText('Wants size 42').waitFor();
  await page.getByRole('button', { name: 'Yes, tell the store' }).click();
  await page.getByText('The store will be told.').waitFor();
  const letter = await box.letter(1);
  expect(letter.to).toEqual(['market@example.com']);
  expect(letter.text).toContain('Wants size 42');

  // A hundred tills at the same time, then the counter by its link.
  const { apiKey, site } = relay.demo;
  const headers = { 'content-type': 'application/json', 'shopbell-site': site, 'shopbell-key': apiKey };
  const till = () =>
    fetch(`${relay.url}/api/v1/shop/referrals/redeem`, { method: 'POST', headers, body: JSON.stringify({ code }) });
  const statuses = (await Promise.all(Array.from({ length: 100 }, till))).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, ...Array.from({ length: 99 }, () => 409)]);
  expect(await counted()).toEqual({ sent: 1, opened: 1, redeemed: 1 });
  const { url: link } = await admin.call('store-doors/market/link', {});
  const counter = await person(browser, { viewport: { width: 390, height: 844 } });
  await counter.goto(String(link));
  await counter.getByRole('heading', { name: 'Market Street' }).waitFor();
  await counter.getByLabel('Code').fill(code.toLowerCase());
  await counter.getByRole('button', { name: 'Redeem' }).click();
  await counter.getByText('This code was used before.').waitFor();
  await counter.getByText('At: Market Street').waitFor();
  const another = await sent();
  await counter.getByLabel('Code').fill(another.code);
  await counter.getByRole('button', { name: 'Redeem' }).click();
  await counter.getByText('Redeemed.', { exact: true }).waitFor();
  // The link is retired while the page is open.
  await admin.call('store-doors/market/link', undefined, 'DELETE');
  await counter.getByLabel('Code').fill(another.code);
  await counter.getByRole('button', { name: 'Redeem' }).click();
  await counter.getByText('This link is not good any more.').waitFor();
  await expect.poll(() => counter.getByLabel('Code').isVisible()).toBe(false);
  expect([page.faults, counter.faults]).toEqual([[], []]);
});

test('a code whose time is over is redeemed by nobody, and its page says so', async () => {
  const { url, code } = await sent({ lifeMs: 1000 });
  await expect.poll(() => stateOf(code), SOON).toBe('expired');
  const page = await person(browser, { locale: 'zh-CN' });
  expect((await page.goto(url))?.status()).toBe(410);
  await page.getByText('此码的有效期至').waitFor();
  await expect(agent.call('referrals/redeem', { code })).rejects.toThrow('410');
});

test('a store’s picture leads to the chat with its name, for its group', async () => {
  const { door } = await admin.call('store-doors/market', { group: 'after-sales' });
  const page = await person(browser);
  await page.goto(String(Object(door).url));
  await expect.poll(() => page.title()).toContain('Market Street');
  const counter = await onDuty(relay, signInOf(relay, 'supervisor'));
  const words = page.getByRole('textbox', { name: 'Write a message' });
  await words.fill('I stand before your shop');
  await words.press('Enter');
  const asks = ({ last }: { last?: { text: string } }) => last?.text === 'I stand before your shop';
  const { waiting } = await when(counter, (view) => view.waiting.some(asks), 'asked by the door');
  expect(waiting.find(asks)).toMatchObject({
    group: 'after-sales',
    page: { title: expect.stringContaining('Market Street') },
  });
  counter.destroy();
  expect(String((await admin.call('store-doors/market/picture')).text)).toContain('<svg');
});
