import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agent } from '@shopbell/sdk/agent';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './faults/lib/page/chromium.ts';
import { ANSWER, answering } from './lib/answering.ts';
import { guestPages } from './lib/guest-pages.ts';
import { type Host, startHost } from './lib/host.ts';
import { person, ROOT, useStage, widget } from './lib/index.ts';

const stage = useStage({}, launchChromium, { closes: false });
let host: Host;
let agent: Agent;
beforeAll(async () => {
  [host, agent] = await Promise.all([startHost(), answering(stage.relay)]);
});
afterAll(async () => {
  agent?.destroy();
  await host?.stop();
});

const tag = () => `<script src="${stage.relay.url}/shopbell.js" data-site="demo"></script>`;

/** A page of the host with a shopper on it. */
async function visit(path: string, body: string) {
  const page = await person(stage.browser);
  await page.goto(host.put(path, { body }));
  const bell = widget(page);
  return {
    page,
    bell,
    /** Says something and is answered. */
    async talk(text: string) {
      const before = await bell.bubble(ANSWER).count();
      await bell.say(text);
      await bell.bubble(ANSWER).nth(before).waitFor();
    },
    async leave() {
      await page.context().close();
      expect(page.faults).toEqual([]);
    },
  };
}

for (const [at, { name }] of guestPages('').entries()) {
  test.concurrent(`[GH1][GH2] a talk goes from end to end on a page with ${name}`, async () => {
    const { page, bell, talk, leave } = await visit(`/${at}`, guestPages(tag())[at]?.body ?? '');
    await bell.open();
    await talk(`On a page with ${name}`);
    expect(await page.locator('shop-bell').count()).toBe(1);
    await leave();
  });
}

test.concurrent('[GH2] a talk stays open over the visits of Turbo, back and forth, with one socket', async () => {
  const turbo = readFileSync(new URL('turbo.es2017-esm.js', import.meta.resolve('@hotwired/turbo')), 'utf8');
  host.put('/turbo.js', { type: 'text/javascript', body: turbo });
  const of = (name: string, other: string) =>
    `<!doctype html><title>${name}</title><script type="module" src="/turbo.js"></script>
<body><h1>${name}</h1><a href="${other}">to the ${other.slice(1)}</a>${tag()}`;
  host.put('/lamp', { body: of('lamp', '/kettle') });
  const { page, bell, talk, leave } = await visit('/kettle', of('kettle', '/lamp'));
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await bell.open();
  await talk('Before the visit');
  await page.getByRole('link', { name: 'to the lamp' }).click();
  await page.getByRole('heading', { name: 'lamp', exact: true }).waitFor();
  await talk('After the visit');
  await page.goBack();
  await page.getByRole('heading', { name: 'kettle', exact: true }).waitFor();
  await talk('And back');
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  expect([await page.locator('shop-bell').count(), sockets.length]).toEqual([1, 1]);
  await leave();
});

test.concurrent('[GH2] a page that comes out of the back-forward cache goes on with its talk, on one line', async () => {
  host.put('/plain', { body: '<!doctype html><title>plain</title><h1>plain</h1>' });
  const { page, bell, talk, leave } = await visit('/cached', `<!doctype html><title>cached</title>${tag()}`);
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
  await bell.open();
  await talk('Before the way out');
  await page.goto(`${host.url}/plain`);
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(() => Reflect.get(window, 'persisted') === true);
  await talk('After the way back');
  expect(await bell.bubble(ANSWER).count()).toBe(2);
  await leave();
});

test.concurrent('[GH3] what people can put into the page is not taken for the script', async () => {
  const elsewhere = host.put('/elsewhere/review.png', { type: 'image/png', body: '' });
  const review = `<img name="currentScript" data-site="demo" src="${elsewhere}">`;
  const { page, leave } = await visit('/review', `<!doctype html><title>review</title>${review}${tag()}`);
  const taken: string[] = [];
  page.on('request', (request) => taken.push(request.url()));
  await page.evaluate(() => document.querySelector<HTMLElement & { open(): unknown }>('shop-bell')?.open());
  expect(taken).toEqual([]);
  await leave();
});

test.concurrent('the message box stays above the keyboard of a phone', async () => {
  const KEYBOARD_AT = 420;
  const { page, bell, talk, leave } = await visit('/phone', `<!doctype html><title>phone</title>${tag()}`);
  await page.setViewportSize({ width: 390, height: 844 });
  await bell.open();
  const bottom = () => bell.box.evaluate((box) => box.getBoundingClientRect().bottom);
  expect(await bottom()).toBeGreaterThan(KEYBOARD_AT);
  await page.evaluate((height) => {
    Object.defineProperty(visualViewport, 'height', { value: height });
    visualViewport?.dispatchEvent(new Event('resize'));
  }, KEYBOARD_AT);
  await page.waitForFunction((height) => {
    const box = document.querySelector('shop-bell')?.shadowRoot?.querySelector('textarea');
    return box && box.getBoundingClientRect().bottom <= height;
  }, KEYBOARD_AT);
  await talk('Typed on glass');
  await leave();
});

/** What lists of advertisements and tracking go by, in addresses and in class names. */
const LISTED =
  /(?:^|[^a-z])ad(?:s|v|vert\w*|vice|box|bar)?(?:[^a-z]|$)|analytic|beacon|banner|pixel|track|telemetry|metric|sponsor|promo|popup|pop-up|collect|stats?(?:[^a-z]|$)|pixel|survey|newsletter|livechat|live-chat|intercom|zendesk/i;

test.concurrent('[GH4] no name that is served or drawn is on the lists of those who block advertisements', async () => {
  const { page, bell, talk, leave } = await visit('/lists', `<!doctype html><title>lists</title>${tag()}`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  await bell.open();
  await talk('No advertisement');
  const drawn = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('shop-bell') as Element;
    const all = [...(shadowRoot as ShadowRoot).querySelectorAll('*')];
    return all.flatMap((one) => [one.localName, one.id, ...one.classList]);
  });
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => `${name}`),
  ]);
  const files = readdirSync(join(ROOT, 'packages/widget/dist')).filter((name) => name.endsWith('.js'));
  const names = [...new Set([...asked.map((url) => new URL(url).pathname), ...drawn, ...stored, ...files])];
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => LISTED.test(name))).toEqual([]);
  expect(['/js/track.js', 'ad-box', 'top_ads', '/stats'].filter((name) => !LISTED.test(name))).toEqual([]);
  await leave();
});
