import { createFaultProxy, type FaultProxy } from '@shopbell/sdk/testing';
import type { Browser, Page, WebSocket } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, launch, person, type Relay, type Shop, startRelay, startShop, widget } from './lib/index.ts';

// Between the shop's page and the relay stands a proxy; the agent's console has a clear line.

let relay: Relay;
let proxy: FaultProxy;
let shop: Shop;
let browser: Browser;
let agent: Page;

beforeAll(async () => {
  [relay, browser] = await Promise.all([startRelay(), launch()]);
  proxy = await createFaultProxy({ target: { port: relay.port } });
  shop = await startShop({ ...relay, url: proxy.url });
  agent = await person(browser);
  await desk(agent, relay).signIn();
});
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
  await proxy?.close();
  await relay?.remove();
});

const linesOverHttp = async (): Promise<number> => {
  const text = await (await fetch(`${relay.url}/metrics`)).text();
  return Number(/^shopbell_poll_lines (\d+)$/m.exec(text)?.[1]);
};

/** Resolves with the first WebSocket that brings a greeting. */
const greeted = (page: Page): Promise<WebSocket> =>
  new Promise((resolve) => {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).startsWith('{"type":"welcome"')) resolve(socket);
      }),
    );
  });

test.each(['refuse', 'swallow'] as const)(
  'where a proxy lets no WebSocket through (%s) the talk goes over HTTP within 5 s, and moves back by itself',
  async (upgrade) => {
    proxy.set({ upgrade });
    const shopper = await person(browser);
    const bell = widget(shopper);
    const console = desk(agent, relay);
    const words = ['first', 'answered', 'while it moves', 'over the socket'].map((each) => `${upgrade}: ${each}`);
    const [first = '', second = '', third = '', fourth = ''] = words;
    const socket = greeted(shopper);
    await shopper.goto(shop.url);
    await bell.open();

    const pressedAt = performance.now();
    await bell.say(first);
    await bell.stored.waitFor();
    expect(performance.now() - pressedAt).toBeLessThan(5000);
    await console.open(first);
    await console.take();
    await console.say(second);
    await bell.bubble(second).waitFor();

    // Another tab shares the line.
    const tab = await shopper.context().newPage();
    await tab.goto(shop.url);
    await widget(tab).open();
    await widget(tab).bubble(second).waitFor();
    expect(await linesOverHttp()).toBe(1);
    await tab.close();

    proxy.set({});
    await bell.say(third);
    const line = await socket;
    const sent = new Promise<void>((resolve) => {
      line.on('framesent', ({ payload }) => String(payload).includes(fourth) && resolve());
    });
    await bell.say(fourth);
    await sent;
    await agent.getByRole('log').getByText(fourth).waitFor();
    await expect.poll(() => bell.panel.getByText(/^(Delivered|Read)$/).count()).toBeGreaterThan(0);
    expect(await bell.thread.locator('.bubble').allInnerTexts()).toEqual(
      words.map((each) => expect.stringContaining(each)),
    );
    expect(shopper.faults).toEqual([]);
    await shopper.context().close();
  },
);
