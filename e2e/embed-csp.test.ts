import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Driver } from '../scripts/browser/driver.ts';
import { ENGINES, isHere } from './lib/engines/index.ts';
import { HEARD, policy, type StrictShop, startStrictShop } from './lib/engines/strict-shop.ts';
import { onDuty, when } from './lib/floor.ts';
import { type Relay, type Shop, signInOf, startRelay, startShop } from './lib/index.ts';

let relay: Relay;
let shop: Shop;
let strict: StrictShop;

beforeAll(async () => {
  relay = await startRelay();
  shop = await startShop(relay);
  strict = await startStrictShop(shop, relay);
});
afterAll(async () => {
  await strict?.close();
  await shop?.stop();
  await relay?.remove();
});

/** For a driver: the widget's shadow root, and a picture of one dot for its file button. */
const ROOT = `const root = document.querySelector('shop-bell').shadowRoot;`;
const PICK = `${ROOT}
const canvas = Object.assign(document.createElement('canvas'), { width: 9, height: 9 });
canvas.getContext('2d').fillRect(0, 0, 9, 9);
const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
const picked = new DataTransfer();
picked.items.add(new File([blob], 'dot.png', { type: 'image/png' }));
const input = root.querySelector('input.pick');
input.files = picked.files;
input.dispatchEvent(new Event('change', { bubbles: true }));`;
/** What would break the policy: a style and markup, each from a string. The word by halves: no file may have it whole. */
const PLANTED = `
const bad = document.createElement('p');
bad.setAttribute('style', 'color: red');
try { bad['inner' + 'HTML'] = '<b>x</b>'; } catch {}`;

/** Asks a page until it says so. */
const until = (page: Driver, body: string) => expect.poll(() => page.run(body)).toBe(true);
const heard = async (page: Driver): Promise<unknown> => [await page.run(HEARD), strict.reports];

const LAUNCHER = 'shop-bell >>> button.launcher';
const BOX = 'shop-bell >>> textarea';
const shows = (text: string) =>
  `${ROOT} return [...root.querySelectorAll('.bubble')].some((one) => one.textContent.includes('${text}'));`;
const hasBox = `return !!document.querySelector('shop-bell')?.shadowRoot.querySelector('textarea');`;

async function open(page: Driver): Promise<void> {
  await until(page, `return !!document.querySelector('shop-bell')?.shadowRoot.querySelector('button.launcher');`);
  await page.click(LAUNCHER);
  await until(page, hasBox);
}

/** The menu of one's own message with this text, and what is chosen in it. */
async function choose(page: Driver, text: string, item: number): Promise<void> {
  const tools = `${ROOT} const tools = [...root.querySelectorAll('[data-mine]')].find((one) => one.textContent.includes('${text}'))?.querySelector('.tools > button');`;
  await until(page, `${tools} return !!tools;`);
  await page.run(`${tools} tools.click();`);
  await until(page, `${ROOT} return root.querySelectorAll('[role=menuitem]').length === 2;`);
  await page.run(`${ROOT} root.querySelectorAll('[role=menuitem]')[${item}].click();`);
}

/** A talk with all that the widget loads later: words, an answer, a file, a change, a taking back. */
async function talk(page: Driver, text: string): Promise<void> {
  const agent = await onDuty(relay, signInOf(relay, 'agent'));
  await open(page);
  await page.type(BOX, `${text}\n`);
  await until(page, shows(text));
  const { waiting } = await when(
    agent,
    ({ waiting }) => waiting.some(({ last }) => last?.text === text),
    'the words wait',
  );
  const conversation = waiting.find(({ last }) => last?.text === text)?.conversation ?? '';
  await agent.take(conversation);
  await agent.send(conversation, `See https://shop.example/care?of=${text.length} 🎁`);
  await until(page, shows('shop.example/care'));
  await until(page, `${ROOT} return !!root.querySelector('.bubble a[href^="https://shop.example/"]');`);
  await choose(page, text, 0);
  await page.type(BOX, ' again\n');
  await until(page, shows(`${text} again`));
  await until(page, `${ROOT} return !!root.querySelector('input.pick');`);
  await page.run(PICK);
  await until(page, `${ROOT} return [...root.querySelectorAll('.picture img')].some((one) => one.naturalWidth > 0);`);
  await page.type(BOX, 'never mind\n');
  await until(page, shows('never mind'));
  await choose(page, 'never mind', 1);
  await until(page, `${shows('never mind').replace('return ', 'return !')}`);
  await agent.close(conversation);
  agent.destroy();
}

/** Into a window of its own, which opens for a press alone, and back by the button; then a second widget, inside the page. */
async function takeOut(page: Driver, words: string): Promise<void> {
  await page.run(`const out = Object.assign(document.createElement('button'), { id: 'out', onclick: () => shopbell.popOut() });
document.querySelector('main').prepend(out, Object.assign(document.createElement('div'), { id: 'inside' }));
document.querySelector('#inside').style.height = '400px';`);
  await page.run(`const { open } = window; window.open = (...given) => (window.__there = open.apply(window, given));
await shopbell.close();`);
  // Pressed until it opens: the page may still be moving under the first press.
  await expect
    .poll(async () => {
      await page.click('#out');
      return page.run(`return !!window.__there;`);
    })
    .toBe(true);
  const there = `const root = window.__there.document.querySelector('shop-bell')?.shadowRoot;`;
  await until(page, `${there} return root?.querySelector('textarea')?.value === 'half typed';`);
  await until(
    page,
    `${there} return [...root.querySelectorAll('.bubble')].some((one) => one.textContent.includes('${words}'));`,
  );
  await page.run(`shopbell.open();`);
  await until(page, `${ROOT} return !!root.querySelector('.elsewhere');`);
  await page.run(`${ROOT} root.querySelector('.elsewhere button + button').click();`);
  await until(page, `${ROOT} return root.querySelector('textarea')?.value === 'half typed';`);
  await page.run(`const inside = document.createElement('shop-bell');
for (const [name, value] of Object.entries({ site: 'demo', endpoint: '${relay.url}', inline: '#inside' })) inside.setAttribute(name, value);
document.body.append(inside);`);
  const inside = `const root = document.querySelector('#inside shop-bell')?.shadowRoot;`;
  await until(
    page,
    `${inside} return [...(root?.querySelectorAll('.bubble') ?? [])].some((one) => one.textContent.includes('${words}'));`,
  );
  await page.run(`document.querySelector('#inside shop-bell').destroy();`);
}

describe.each(ENGINES)('in $engine, under a strict policy and Trusted Types', ({ engine, start }) => {
  let page: Driver;
  beforeAll(async () => {
    if (isHere(engine)) page = await start({ dark: true });
  });
  afterAll(async () => {
    await page?.close();
    strict.reports.splice(0);
  });

  test.skipIf(!isHere(engine))(
    'the widget talks in both languages, in the dark, and is taken away, without a report',
    async () => {
      for (const [language, word] of [
        ['en', 'Send'],
        ['zh', '发送'],
      ]) {
        await page.goTo(`${strict.url}/p/noodle-bowl?lang=${language}`);
        expect(await page.run(`return matchMedia('(prefers-color-scheme: dark)').matches;`)).toBe(true);
        await talk(page, `Hello from ${engine} ${language}`);
        expect(await page.run(`${ROOT} return root.querySelector('.send').getAttribute('aria-label');`)).toBe(word);
        await page.type(BOX, 'half typed');
        if (language === 'en') await takeOut(page, `Hello from ${engine} ${language} again`);
        expect(await heard(page)).toEqual([[], []]);

        await page.goTo(`${strict.url}/?lang=${language}`);
        await open(page);
        await until(page, `${ROOT} return root.querySelector('textarea').value === 'half typed';`);
        await page.run(`const bell = document.querySelector('shop-bell'); bell.signOut(); await shopbell.destroy();`);
        await until(page, `return document.querySelector('shop-bell') === null;`);
        expect(await heard(page)).toEqual([[], []]);
      }
    },
  );

  test.skipIf(!isHere(engine))('[DO21] the hosted page is the panel, under a policy of its own', async () => {
    await page.goTo(`${relay.url}/chat/demo?locale=zh-CN`);
    await until(page, hasBox);
    await until(
      page,
      `${ROOT} const { width, height } = root.querySelector('.panel').getBoundingClientRect(); return width === innerWidth && height === innerHeight;`,
    );
    expect(
      await page.run(`${ROOT} return [document.title, root.querySelector('.send').getAttribute('aria-label')];`),
    ).toEqual(['Demo shop', '发送']);
    await page.type(BOX, `Hosted in ${engine}\n`);
    await until(page, shows(`Hosted in ${engine}`));
    await until(page, `${ROOT} return !!root.querySelector('[data-state=stored], [data-state=delivered]');`);
    await page.run(PLANTED);
    expect(await page.run(`return document.querySelector('p');`)).toBe(null);
    await page.run(`shopbell.signOut();`);
  });

  test.skipIf(!isHere(engine))('the SDK by itself talks without a report', async () => {
    await page.goTo(`${strict.url}/sdk?lang=en`);
    await page.type('#box', `Only the SDK in ${engine}`);
    await page.click('#composer button');
    await until(page, `return document.querySelector('#thread').textContent.includes('Only the SDK in ${engine}');`);
    await until(page, `return document.querySelector('#sdk').dataset.connection === 'online';`);
    expect(await heard(page)).toEqual([[], []]);
  });

  test.skipIf(!isHere(engine))('what breaks the policy is heard, and reported', async () => {
    await page.goTo(`${strict.url}/?lang=en`);
    await page.run(PLANTED);
    await until(
      page,
      `return ['style-src', 'require-trusted-types-for'].every((name) => window.__heard.some((one) => one.startsWith(name)));`,
    );
    await expect.poll(() => strict.reports.join()).toMatch(/require-trusted-types-for/);
    expect(strict.reports.join()).toMatch(/style-src/);
  });
});

test('the policy is the one that is promised', () => {
  expect(policy('n', 'https://chat.example').split('; ')).toEqual([
    "script-src 'nonce-n' 'strict-dynamic'",
    "style-src 'self'",
    'connect-src https://chat.example wss://chat.example',
    'img-src https://chat.example blob:',
    'media-src https://chat.example',
    "require-trusted-types-for 'script'",
  ]);
});
