import type { ShopBell } from '@shopbell/widget';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, startHost } from './lib/host.ts';
import { person, useStage } from './lib/index.ts';
import { ALL_ELEMENTS, looksOf, selfOf } from './lib/page-self.ts';
import { heldBy, watchPage } from './lib/page-watch.ts';

const MOUNTS = 50;
/** The first mounts load and warm up what stays: modules, and what the engine has made of them. */
const WARM_UP = 15;
/** The engine writes code and notes of its own; a widget that is kept is forty thousand. */
const BYTES_A_MOUNT = 6000;

const FAST = '1000';
const stage = useStage({ SHOPBELL_LIMIT_RATE_PER_SECOND: FAST, SHOPBELL_LIMIT_RATE_BURST: FAST });
let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host?.stop());

/**
 * Gives the page a function that mounts a widget as a page does, has it used in one of several ways, and destroys it, in the midst of
 * it or afterwards. It stands in the page, because the engine keeps the text of everything that is told to it from outside.
 */
function mounting(from: string): void {
  const mount = async (round: number): Promise<void> => {
    const script = document.createElement('script');
    script.src = from;
    script.dataset.site = 'demo';
    await new Promise((done) => {
      script.onload = done;
      document.head.append(script);
    });
    const bell = document.querySelector('shop-bell') as ShopBell;
    const way = round % 5;
    if (way === 0) void bell.open();
    if (way === 1) bell.shadowRoot?.querySelector('button')?.dispatchEvent(new PointerEvent('pointerenter'));
    if (way > 1) await bell.open({ focus: true });
    if (way === 2) void bell.send(`Not waited for, ${round}`);
    if (way === 3) {
      const box = bell.shadowRoot?.querySelector('textarea') as HTMLTextAreaElement;
      box.value = 'Half-typed';
      box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    if (way > 2) await bell.send(`Words ${round}`);
    if (way === 4) await bell.close();
    void bell.destroy();
    script.remove();
  };
  Object.assign(window, { __mount: mount });
}

/** How often the garbage is collected until it is gone: what a turn of the engine still holds goes with the next. */
const SWEEPS_MAX = 20;

/** Bytes and counts of what is alive, behind the garbage: once a sweep finds no more of it. */
async function alive(cdp: CDPSession) {
  let counts: Readonly<Record<string, number>> = {};
  for (let sweep = 0; sweep < SWEEPS_MAX; sweep += 1) {
    await cdp.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners: listeners, documents } = await cdp.send('Memory.getDOMCounters');
    const isSettled = sweep > 0 && nodes === counts.nodes && listeners === counts.listeners;
    counts = { nodes, listeners, documents };
    if (isSettled) break;
  }
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return { bytes: usedSize, counts };
}

/** By how much the values grow from one to the next, by least squares. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [up, down] = values.reduce(
    ([a, b], value, at) => [a + (at - middle) * (value - mean), b + (at - middle) ** 2],
    [0, 0],
  );
  return up / down;
}

test(`[GH7] what is mounted, used and destroyed leaves no listener, timer, connection, node or trend of the heap (${MOUNTS} times)`, async () => {
  const page = await person(stage.browser);
  await watchPage(page);
  await page.goto(host.put('/', { body: '<!doctype html><title>shop</title><h1>Kettles</h1>' }));
  const cdp = await page.context().newCDPSession(page);
  await page.evaluate(mounting, `${stage.relay.url}/shopbell.js`);
  const settled = () => expect.poll(async () => (await heldBy(page)).live, { timeout: 10_000 }).toEqual([]);
  const sizes: number[] = [];
  let first: Awaited<ReturnType<typeof alive>> | undefined;
  for (let round = 0; round < MOUNTS; round += 1) {
    await page.evaluate((at) => Reflect.get(window, '__mount')(at), round);
    if (round < WARM_UP || round % 5 !== 4) continue;
    await settled();
    const now = await alive(cdp);
    first ??= now;
    sizes.push(now.bytes);
  }
  const grown = async () => {
    const { counts } = await alive(cdp);
    return Object.entries(counts).filter(([name, count]) => count > Number(first?.counts[name]));
  };
  await expect.poll(grown).toEqual([]);
  expect(slope(sizes) / 5).toBeLessThan(BYTES_A_MOUNT);
  expect(await page.evaluate(() => [document.querySelectorAll('shop-bell').length, 'shopbell' in window])).toEqual([
    0,
    false,
  ]);
  await page.context().close();
  expect(page.faults).toEqual([]);
});

for (const width of [1280, 390]) {
  test(`[GH7] the page’s globals, prototypes and looks are its own before, during and after, ${width} px wide`, async () => {
    const page = await person(stage.browser, { viewport: { width, height: 800 } });
    await page.goto(host.put('/all', { body: ALL_ELEMENTS }));
    const changed = await selfOf(page);
    const looks = await looksOf(page);
    expect(looks.length).toBeGreaterThan(80);
    const differing = async () =>
      (await looksOf(page)).filter((look, at) => look !== looks[at]).map((look) => look.slice(0, 40));
    await page.addScriptTag({ url: `${stage.relay.url}/shopbell.js` });
    await page.evaluate(async () => {
      const bell = document.querySelector('shop-bell') as ShopBell;
      bell.setAttribute('site', 'demo');
      await bell.open();
      await bell.send('All of it');
    });
    expect(await changed()).toEqual(['shopbell', 'shopbell is']);
    expect(await differing()).toEqual([]);
    await page.evaluate(() => void (document.querySelector('shop-bell') as ShopBell).destroy());
    await page.locator('shop-bell').waitFor({ state: 'detached' });
    expect([await changed(), await differing()]).toEqual([[], []]);
    await page.context().close();
    expect(page.faults).toEqual([]);
  });
}
