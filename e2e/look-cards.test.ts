import type { Agent } from '@shopbell/sdk/agent';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cardToken, tampered } from './lib/card-token.ts';
import { guest, onDuty, when } from './lib/floor.ts';
import { signInOf, useCast, useStage } from './lib/index.ts';

const stage = useStage();
const cast = useCast(stage);

const KETTLE = {
  type: 'product',
  v: 1,
  id: 'SKU-1',
  name: 'Glass kettle',
  price: { amount: '129.00', currency: 'CNY' },
};

/** Sends as the shop's page does; gives the code of what was refused. */
const send = (page: Page, card: object | string): Promise<string> =>
  page.evaluate(async (given) => {
    const { shopbell } = window as unknown as {
      shopbell: { send(text: string, more: object): Promise<unknown> };
    };
    try {
      await shopbell.send('', { card: given });
      return 'stored';
    } catch (error) {
      return String(Reflect.get(Object(error), 'code'));
    }
  }, card);

/** Asks the relay to sign, as the shop's server does. */
async function sign(body: object): Promise<string> {
  const { apiKey, site } = stage.relay.demo;
  const answer = await fetch(`${stage.relay.url}/api/v1/cards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'shopbell-site': site, 'shopbell-key': apiKey },
    body: JSON.stringify(body),
  });
  return Object(await answer.json()).token;
}

test('a card is the shop’s word when its server signed it, unchanged, once and in time, and else the page’s or nobody’s', async () => {
  const { site, jwtSecret } = stage.relay.demo;
  const { page, bell } = await cast.shopper('Is it in stock?');
  const { page: agent, ...own } = await cast.agent(0);
  await own.open('Is it in stock?');
  const word = bell.panel.locator('.card .word');
  const words = () => word.allInnerTexts().then((all) => all.map((text) => text.trim()));

  expect(await send(page, { ...KETTLE, picture: 'https://elsewhere.invalid/a.png' })).toBe('stored');
  await expect.poll(words).toEqual(['From the page, not confirmed by the shop']);
  // Nobody is asked for a picture that only the page has named.
  expect(await bell.panel.locator('.card img').count()).toBe(0);

  const once = await sign({ card: KETTLE, once: 'for one message' });
  expect([await send(page, once), await send(page, once)]).toEqual(['stored', 'card_used']);
  expect(
    await send(
      page,
      tampered(await sign({ card: KETTLE }), (card) => ({ ...card, price: { amount: '1', currency: 'CNY' } })),
    ),
  ).toBe('card_refused');
  const now = Math.floor(Date.now() / 1000);
  const signed = (claims: object, secret = jwtSecret) =>
    cardToken(secret, { aud: site, card: KETTLE, iat: now - 600, exp: now + 600, ...claims });
  expect([
    await send(page, signed({ exp: now - 120 })),
    await send(page, signed({ aud: 'other' })),
    await send(page, signed({}, `${jwtSecret}!`)),
    await send(page, signed({ sub: 'another member' })),
  ]).toEqual(['card_expired', 'card_refused', 'card_refused', 'card_refused']);

  // Its time ends while it is looked at, on both sides.
  expect(await send(page, signed({ exp: now + 4 }))).toBe('stored');
  await expect.poll(words).toEqual(['From the page, not confirmed by the shop', 'From the shop', 'From the shop']);
  await bell.panel.locator('.card[data-state=expired]').getByText('Expired').waitFor();
  await agent.locator('.card[data-state=expired]').waitFor();
  expect(await agent.locator('.log .card .card-word').allInnerTexts()).toEqual([
    'From the page, not confirmed by the shop',
    'Signed by the shop’s server',
    'Signed by the shop’s server',
  ]);
  // What was refused is told where it was tried, and can be put away.
  expect(await bell.panel.locator('.failure').count()).toBe(6);

  // The demo's own page: its server signs the good, and the picture is the shop's.
  await page.getByRole('button', { name: 'Show it in the chat' }).click();
  const shown = bell.panel.locator('.card').last();
  await shown.getByRole('link', { name: /^View/ }).waitFor();
  await expect
    .poll(() => shown.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0);
});

test('an order is checked: the shopper says what is wrong, gets another one, and confirms it', async () => {
  const { page, bell } = await cast.shopper('Please order it for me');
  const { page: agent, ...own } = await cast.agent(0);
  await page.evaluate(() => {
    const told: string[] = [];
    document
      .querySelector('shop-bell')
      ?.addEventListener('cardAction', (event) => told.push((event as CustomEvent).detail.action));
    Object.assign(window, { told });
  });
  await own.open('Please order it for me');
  await own.take();
  const check = async (goods: string) => {
    await agent.getByRole('button', { name: 'Send a card' }).click();
    await agent.getByLabel('Goods', { exact: true }).fill(goods);
    await agent.getByLabel('Total', { exact: true }).fill('129.00 CNY');
    await agent.getByLabel('Phone', { exact: true }).fill('13812345678');
    await agent.getByLabel('Address', { exact: true }).fill('88 Nanjing Road, Shanghai');
    await agent.keyboard.press('Control+Enter');
    await agent.locator('.log .card').getByText(goods).last().waitFor();
  };
  await check('Glass kettle × 2');
  const card = bell.panel.locator('.card');
  await card.getByText('Glass kettle × 2').waitFor();
  // The shopper reads where it goes; at the desk it is masked, for who wrote it too.
  await card.getByText('13812345678').waitFor();
  await expect(agent.locator('.log .card').textContent()).resolves.not.toMatch(/13812345678|Nanjing/);

  await card.getByRole('button', { name: 'Something is wrong' }).click();
  await card.getByRole('textbox', { name: 'What is wrong?' }).fill('Three, please');
  await card.getByRole('button', { name: 'Send' }).click();
  await agent.locator('.card[data-state=corrected]').waitFor();
  await own.bubble('Three, please').waitFor();

  await check('Glass kettle × 3');
  await card.getByText('Glass kettle × 3').waitFor();
  await card.last().getByRole('button', { name: 'All correct' }).focus();
  await page.keyboard.press('Enter');
  await bell.panel.locator('.card[data-state=confirmed]').waitFor();
  await agent.locator('.card[data-state=confirmed]').getByText('Confirmed').waitFor();
  expect(await card.last().getByRole('button').count()).toBe(0);
  expect(await page.evaluate(() => Reflect.get(window, 'told'))).toEqual(['correct', 'confirm']);

  // It stands so for who comes back, on both sides.
  await Promise.all([page.reload(), agent.reload()]);
  await bell.open();
  await bell.panel.locator('.card[data-state=confirmed]').waitFor();
  await agent.locator('.card[data-state=confirmed]').waitFor();
});

test('of 20 reminders of one order at once, by two agents to two shoppers, one goes out, also past a crash', async () => {
  const { relay } = stage;
  const agents = await Promise.all([0, 1].map((index) => onDuty(relay, signInOf(relay, 'agent', index))));
  const talks: { agent: Agent; conversation: string; chat: Awaited<ReturnType<typeof guest>>['chat'] }[] = [];
  for (const agent of agents) {
    const { chat, conversation } = await guest(relay, 'I have not paid');
    await when(agent, ({ waiting }) => waiting.some((row) => row.conversation === conversation));
    await agent.take(conversation);
    talks.push({ agent, conversation, chat });
  }
  const remind = async (number: string, times: number) => {
    const card = { type: 'payment_reminder', v: 1, number } as const;
    const tries = talks.flatMap(({ agent, conversation }) =>
      Array.from({ length: times }, () =>
        agent.send(conversation, '', { card }).then(
          () => 'stored',
          ({ code }) => code,
        ),
      ),
    );
    return (await Promise.all(tries)).sort();
  };
  expect(await remind('A-1', 10)).toEqual([...Array(19).fill('already_reminded'), 'stored']);
  await relay.kill();
  await relay.start();
  expect(await remind('A-1', 1)).toEqual(['already_reminded', 'already_reminded']);
  expect(await remind('A-2', 1)).toEqual(['already_reminded', 'stored']);
  const reminded = () =>
    talks.flatMap(({ chat }) =>
      (chat.view.thread?.events ?? []).flatMap((event) =>
        event.kind === 'message' && event.card?.card.type === 'payment_reminder' ? event.card.card.number : [],
      ),
    );
  await Promise.all(talks.map(({ chat }) => chat.send('Thank you')));
  await expect.poll(() => reminded().sort()).toEqual(['A-1', 'A-2']);
  for (const { agent, chat } of talks) {
    agent.destroy();
    chat.destroy();
  }
});
