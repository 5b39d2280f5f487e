import { createChat } from '@shopbell/sdk';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { guest } from './lib/floor.ts';
import { desk, launch, memberToken, person, type Relay, signInOf, startRelay } from './lib/index.ts';
import { greeted, newCid, shopperHello } from './lib/wire.ts';

let relay: Relay;
let browser: Browser;
const pages: Awaited<ReturnType<typeof person>>[] = [];

beforeAll(async () => {
  // A hundred messages in one go, and a search at every pause of somebody who types.
  [relay, browser] = await Promise.all([
    startRelay({ SHOPBELL_LIMIT_RATE_PER_SECOND: '1000', SHOPBELL_LIMIT_RATE_BURST: '1000' }),
    launch(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await relay?.remove();
});
afterEach(() => {
  for (const page of pages) expect(page.faults).toEqual([]);
});

async function agentsDesk(role: 'agent' | 'supervisor' = 'agent', index = 0) {
  const page = await person(browser);
  pages.push(page);
  const agent = desk(page, relay);
  await agent.signIn(role, index);
  const field = page.getByRole('searchbox');
  const results = page.locator('[data-found]');
  return {
    page,
    agent,
    field,
    results,
    /** Looks for words until so many are found: the index follows by some tenths of a second. */
    async find(words: string, count: number): Promise<void> {
      await expect
        .poll(
          async () => {
            await field.fill('');
            await field.fill(words);
            await field.press('Enter');
            await page.locator('[aria-busy="false"] [role="status"]').filter({ hasText: /found/ }).waitFor();
            return results.count();
          },
          { timeout: 20_000, interval: 500 },
        )
        .toBe(count);
    },
  };
}

/** A call of the REST API by the demo's admin, at the site of this slug. */
async function admin(site?: string) {
  const { email, password } = signInOf(relay, 'admin');
  let token = '';
  const call = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const answer = await fetch(`${relay.url}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
    return answer.status === 204 ? {} : Object(await answer.json());
  };
  token = String((await call('session', { email, password, ...(site ? { site } : {}) })).token);
  return call;
}

test('two characters lead by keyboard to their message, deep in a long conversation, and on from there', async () => {
  const shopper = await guest(relay, '你好，在吗');
  for (let n = 0; n < 20; n++) await shopper.say(`较早的消息 ${n}`);
  await shopper.say('包裹里的雪莲茶漏了，怎么办');
  await Promise.all(Array.from({ length: 150 }, (_, n) => shopper.say(`之后的消息 ${n}`)));
  const { page, agent, field, results, find } = await agentsDesk();
  await page.keyboard.press('/');
  await field.waitFor();
  await find('雪莲', 1);
  expect(await results.locator('mark').allInnerTexts()).toEqual(['雪莲']);
  await field.press('ArrowDown');
  await page.keyboard.press('Enter');
  const line = page.locator('.line-found');
  await line.waitFor();
  expect(await line.textContent()).toContain('雪莲茶漏了');
  await expect.poll(() => line.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(0);
  await expect.poll(() => agent.bubble('你好，在吗').count()).toBe(1);
  expect((await agent.said()).some((text) => text.endsWith(' 149'))).toBe(false);
  // Both ways on from there, without a hole.
  await expect
    .poll(
      async () => {
        await agent.log.evaluate((log) => log.scrollTo(0, log.scrollHeight));
        return (await agent.said()).length;
      },
      { timeout: 20_000 },
    )
    .toBe(172);
  // The address names the place: a reload comes back to it.
  await page.reload();
  await line.waitFor();
  await page.getByRole('button', { name: 'To the newest message' }).click();
  await page.locator('.line-found').waitFor({ state: 'detached' });
  expect((await agent.said()).length).toBeGreaterThan(0);
  shopper.chat.destroy();
});

test('words that were taken back, or changed, are found no more', async () => {
  const shopper = await guest(relay, 'hello there');
  const { seq } = await shopper.chat.send('我的暗号是 pterodactyl');
  const changed = await shopper.chat.send('a stegosaurus');
  const { page, field, find } = await agentsDesk();
  await page.keyboard.press('/');
  await field.waitFor();
  await find('pterodactyl', 1);
  await find('stegosaurus', 1);
  await shopper.chat.recall(seq);
  await shopper.chat.edit(changed.seq, 'a brontosaurus');
  await find('pterodactyl', 0);
  await find('stegosaurus', 0);
  await find('brontosaurus', 1);
  shopper.chat.destroy();
});

test('what was said at another shop is found by nobody here, nor by agents what is a colleague’s', async () => {
  const make = await admin();
  await make('sites', { slug: 'next-door', name: 'Next door', timeZone: 'UTC', origins: [] });
  const there = await admin('next-door');
  const { secret } = await there('site/keys', { use: 'api' });
  const neighbour = createChat({ endpoint: relay.url, site: 'next-door', apiKey: String(secret) });
  await neighbour.send('the archaeopteryx of next door');
  const own = await guest(relay, 'our archaeopteryx');
  const colleague = await agentsDesk('agent', 1);
  await colleague.agent.open('our archaeopteryx');
  await colleague.agent.take();
  await colleague.agent.box.waitFor();

  const supervisor = await agentsDesk('supervisor');
  await supervisor.page.keyboard.press('/');
  await supervisor.field.waitFor();
  await supervisor.find('archaeopteryx', 1);
  expect(await supervisor.results.textContent()).toContain('our archaeopteryx');

  const agent = await agentsDesk('agent', 0);
  await agent.page.keyboard.press('/');
  await agent.field.waitFor();
  await agent.find('archaeopteryx', 0);
  expect(relay.child.output()).not.toContain('archaeopteryx');
  own.chat.destroy();
  neighbour.destroy();
});

test('shoppers are found by two characters of their name, best first, and more of them by keyboard', async () => {
  const names = [...Array.from({ length: 7 }, (_, n) => `欧阳小明${n}`), '小明'];
  for (const [n, name] of names.entries()) {
    const jwt = memberToken(relay.demo.jwtSecret, { sub: `found-${n}`, aud: 'demo', name });
    const member = await greeted(relay.url, shopperHello({ jwt }));
    member.send({ type: 'say', cid: newCid(), text: `有货吗 ${n}` });
    await member.next(({ type }) => type === 'ack');
    member.socket.close();
  }
  const { page, field, results, find } = await agentsDesk('supervisor');
  await page.keyboard.press('/');
  await field.waitFor();
  // Five shoppers, and the eight lines by which the shop has told who they are.
  await find('小明', 13);
  const shoppers = page.getByRole('region', { name: 'Shoppers' });
  const called = async () => (await shoppers.locator('mark').locator('..').allInnerTexts()).map((text) => text.trim());
  await expect.poll(called).toEqual(['小明', '欧阳小明6', '欧阳小明5', '欧阳小明4', '欧阳小明3']);
  await shoppers.getByRole('button', { name: 'More shoppers' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => shoppers.locator('[data-found]').count()).toBe(8);
  expect(new Set(await called()).size).toBe(8);
  expect(await results.count()).toBe(16);
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('有货吗 7').last().waitFor();
});
