import { candidatePicks, playTyped } from '@shopbell/sdk/compositions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Driver } from '../scripts/browser/driver.ts';
import { startChromium } from './lib/engines/chromium.ts';
import { ENGINES, isHere } from './lib/engines/index.ts';
import { type Relay, type Shop, startRelay, startShop } from './lib/index.ts';

/** How often a candidate is picked in each test; more in `npm run proof -- engines`. */
const PICKS = Number(process.env.IME_PICKS ?? 60);
const SEED = Number(process.env.IME_SEED ?? Date.now() % 1e6);

let relay: Relay;
let shop: Shop;

beforeAll(async () => {
  console.log(`IME: ${PICKS} picks in each test, IME_SEED=${SEED}`);
  relay = await startRelay();
  shop = await startShop(relay);
});
afterAll(async () => {
  await shop?.stop();
  await relay?.remove();
});

const BOX = 'shop-bell >>> textarea';
const ROOT = `const root = document.querySelector('shop-bell').shadowRoot; const box = root.querySelector('textarea');`;
/** What stands in the thread, in words. */
const SAID = `${ROOT} return [...root.querySelectorAll('.bubble')].map((one) => one.textContent.trim());`;

/** Presses Enter until it sends: one that comes within 50 ms of a composition is Safari's. */
const sendAtLast = (page: Driver, text: string) =>
  expect
    .poll(async () => {
      await page.type(BOX, '\n');
      return page.run(SAID);
    })
    .toEqual([text]);

test.each(ENGINES.filter(({ engine }) => isHere(engine)))(
  'in $engine nothing is sent by the Enter that picks a candidate, in the orders of Chrome, Firefox and Safari; by the next one it is',
  async ({ start }) => {
    const page = await start();
    try {
      await page.goTo(`${shop.url}/`);
      await expect.poll(() => page.run(`return !!window.shopbell?.open;`)).toBe(true);
      await page.run(`await window.shopbell.open({ focus: true });`);
      await page.type(BOX, 'ni hao');
      const picks = JSON.stringify(candidatePicks(SEED, PICKS));
      expect(await page.run(`${ROOT} return (${playTyped})(box, ${picks});`)).toBe(0);
      expect(await page.run(`${ROOT} return box.value;`)).toBe('ni hao');
      expect(await page.run(SAID)).toEqual([]);
      await sendAtLast(page, 'ni hao');
    } finally {
      await page.close();
    }
  },
);

test('an input method of Chromium itself sends nothing while it composes, and what it wrote goes with the next Enter', async () => {
  const page = await startChromium();
  try {
    await page.goTo(`${shop.url}/`);
    await expect.poll(() => page.run(`return !!window.shopbell?.open;`)).toBe(true);
    await page.run(`await window.shopbell.open({ focus: true });`);
    await page.click(BOX);
    const session = await page.page.context().newCDPSession(page.page);
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    await page.run(
      `${ROOT} window.__presses = []; box.addEventListener('keydown', (e) => e.key === 'Enter' && __presses.push(e.isComposing));`,
    );
    for (let pick = 0; pick < PICKS; pick += 1) {
      for (const text of ['n', 'ni']) {
        await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      }
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
      await session.send('Input.insertText', { text: '你' });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    }
    expect(await page.run(`return [__presses.length, __presses.every(Boolean)];`)).toEqual([PICKS, true]);
    expect(await page.run(SAID)).toEqual([]);
    expect(await page.run(`${ROOT} return box.value;`)).toBe('你'.repeat(PICKS));
    await sendAtLast(page, '你'.repeat(PICKS));
  } finally {
    await page.close();
  }
});
