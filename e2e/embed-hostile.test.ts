import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShopBell } from '@shopbell/widget';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOSTILE } from '../packages/server/src/testing/hostile.ts';
import { grammar } from './lib/grammar.ts';
import { type Host, startHost } from './lib/host.ts';
import { caught, hostileFields, type Trapped, trapped } from './lib/hostile.ts';
import { desk, ROOT, run, useStage, widget } from './lib/index.ts';

/** How many texts the grammar makes, and from which seed, which the titles tell: `HOSTILE_TEXTS`, `HOSTILE_SEED`. */
const COUNT = Number(process.env.HOSTILE_TEXTS ?? 12);
const SEED = Number(process.env.HOSTILE_SEED ?? Date.now() % 1e9);
/** Longer than any field takes is one kind, whatever it is made of. */
const TEXTS = [...HOSTILE.filter(({ length }) => length < 5000), 'x'.repeat(5000), ...grammar(SEED, COUNT)];

/** What a page gives by markup: attributes of the element, which a script tag's \`data-*\` become, and the names of its \`<meta>\`. */
const ATTRIBUTES = [
  'brand',
  'endpoint',
  'greeting',
  'heading',
  'hidden',
  'inline',
  'locale',
  'photo',
  'position',
  'questions',
  'site',
  'sounds',
  'storage',
  'theme',
];
const METAS = ['product', 'shopper'];
/** What the element is asked by name, as \`window.shopbell\` and as commands of the queue; \`destroy\` comes last. */
const VERBS =
  'close consent context draft end history hide hook identify init leaveMessage markRead navigate nearestStores on once open popOut push rate send show signOut tags toggle traits typing upload destroy'.split(
    ' ',
  );

const FAST = '1000';
const stage = useStage({ SHOPBELL_LIMIT_RATE_PER_SECOND: FAST, SHOPBELL_LIMIT_RATE_BURST: FAST });
let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host?.stop());

/** Every policy that a shop may have, as strict as it comes. */
const policy = () =>
  [
    "default-src 'none'; script-src 'nonce-shop' 'strict-dynamic'; style-src 'self'; require-trusted-types-for 'script'",
    `connect-src ${stage.relay.url} ${stage.relay.url.replace('http', 'ws')}; img-src ${stage.relay.url} blob:; base-uri 'none'`,
  ].join('; ');

async function page(path: string, body: string): Promise<Trapped> {
  const own = await trapped(stage.browser);
  await own.goto(host.put(path, { body, headers: { 'content-security-policy': policy() } }));
  return own;
}

/** Nothing ran and nothing left; what the shop set up wrong is told to the shop. */
async function expectQuiet(own: Trapped): Promise<void> {
  await hostileFields().shows(own);
  const all = await caught(own);
  expect(all.filter((one) => !/bad_option|ChatError/.test(one))).toEqual([]);
}

test(`[GH8] every verb, field and option of the SDK takes hostile texts, and nothing runs or leaves, in the page and in the console (seed ${SEED})`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-hostile-'));
  const bundling = run('scripts/build/page-bundle.ts', ['e2e/lib/hostile-sdk.ts', folder], {});
  expect([await bundling.ended, bundling.output()]).toEqual([0, '']);
  for (const name of readdirSync(folder)) {
    host.put(`/${name}`, { type: 'text/javascript', body: readFileSync(join(folder, name), 'utf8') });
  }
  rmSync(folder, { recursive: true });
  const tags = `<script type="module" nonce="shop" src="/page.js"></script>
<script async nonce="shop" src="${stage.relay.url}/shopbell.js" data-site="demo"></script>`;
  const own = await page('/sdk', `<!doctype html><title>sdk</title>${tags}`);
  const bell = widget(own);
  await bell.open();
  const say = (words: string) => own.evaluate((text) => (window.shopbell as ShopBell).send(text), words);
  await say('The first words');
  // What the page says of itself, beside what the SDK is given.
  await own.evaluate(
    ([names, texts]) => {
      for (const text of texts) {
        for (const name of names) {
          const meta = document.createElement('meta');
          meta.name = `shopbell:${name}`;
          meta.content = /^[a-z]/.test(text)
            ? text
            : JSON.stringify({ id: text, name: text, price: text, picture: text, [text]: text });
          document.head.prepend(meta);
        }
        document.title = text;
        history.replaceState(null, '', `#${encodeURIComponent(text.slice(0, 500).toWellFormed())}`);
      }
    },
    [METAS, TEXTS] as const,
  );
  const counts = await own.evaluate(
    ([url, texts]) => Reflect.get(window, '__run')(url, texts) as Promise<Record<string, number>>,
    [stage.relay.url, TEXTS] as const,
  );
  expect(Object.keys(counts).filter((how) => how.startsWith('unlisted'))).toEqual([]);
  expect(counts.fine).toBeGreaterThan(TEXTS.length * 10);
  const { conversation } = await say('The last words');
  await expectQuiet(own);

  const agent = await trapped(stage.browser);
  const console = desk(agent, stage.relay);
  await console.signIn('agent');
  await agent.goto(`${stage.relay.url}/console/#c/${conversation}`);
  await console.log.getByText('The last words').waitFor();
  await hostileFields().shows(agent);
  expect(await caught(agent)).toEqual([]);
  expect((await fetch(`${stage.relay.url}/readyz`)).status).toBe(200);
  await Promise.all([own, agent].map((one) => one.context().close()));
});

test(`[GH8] every attribute, verb and command of the element takes hostile texts, and nothing runs or leaves (seed ${SEED})`, async () => {
  const sources = globSync('packages/widget/src/**/*.ts', { cwd: ROOT, exclude: (name) => name.includes('.test.') });
  const text = sources.map((name) => readFileSync(join(ROOT, name), 'utf8')).join('\n');
  const read = [...text.matchAll(/(?:getAttribute\(|hasAttribute\(|:host\(\[)'?([a-z-]+)/g)].map(([, name]) => name);
  expect([...new Set(read)].sort()).toEqual(ATTRIBUTES);
  const sight = readFileSync(join(ROOT, 'packages/sdk/src/adapters/sight.ts'), 'utf8');
  expect([...sight.matchAll(/said\('(\w+)'\)/g)].map(([, name]) => name)).toEqual(METAS);

  const tag = `<script nonce="shop" src="${stage.relay.url}/shopbell.js" data-site="demo"></script>`;
  const own = await page('/element', `<!doctype html><title>element</title>${tag}`);
  const verbs = await own.evaluate(() =>
    [customElements.get('shop-bell')?.prototype, document.createElement('shop-bell')]
      .flatMap((each) => Object.getOwnPropertyNames(each))
      .filter((name) => !/^(?:constructor|\w+edCallback|isOpen|unread|ready)$/.test(name)),
  );
  expect(verbs.sort()).toEqual([...VERBS].sort());
  const opened = await own.evaluate(
    async ([attributes, names, texts, endpoint]) => {
      type Bell = HTMLElement & Readonly<Record<string, ((...given: unknown[]) => unknown) | undefined>>;
      const quietly = async (act: () => unknown) => {
        try {
          await Promise.race([act(), new Promise((done) => setTimeout(done, 300))]);
        } catch {
          // A refusal is told to who called.
        }
      };
      const made = async (given: Record<string, string>, use: (bell: Bell) => unknown) => {
        const bell = document.createElement('shop-bell') as HTMLElement as Bell;
        for (const [name, value] of Object.entries(given)) bell.setAttribute(name, value);
        document.body.append(bell);
        await quietly(() => use(bell));
        await quietly(() => bell.destroy?.());
      };
      let count = 0;
      const all = (value: string) => Object.fromEntries(attributes.map((name) => [name, value]));
      for (const value of texts) {
        // Shown, with a site and a relay that are real; without them, as far as it comes.
        await made({ ...all(value), site: 'demo', endpoint, storage: 'none' }, async (bell) => {
          await bell.open?.();
          count += bell.shadowRoot?.querySelector('dialog[open]') ? 1 : 0;
        });
        await made({ ...all(value), endpoint }, (bell) => bell.open?.());
        await made({ ...all(value) }, () => undefined);
      }
      await made({ site: 'demo', endpoint }, async (bell) => {
        await bell.open?.();
        for (const value of texts) {
          for (const name of names.filter((one) => one !== 'destroy')) {
            await quietly(() => bell[name]?.(value, value));
            await quietly(() => bell.push?.([name, value, { page: { url: value, title: value } }]));
          }
          await quietly(() => bell.push?.([value, value], value, [[value]]));
        }
      });
      return count;
    },
    [ATTRIBUTES, VERBS, TEXTS, stage.relay.url] as const,
  );
  expect(opened).toBe(TEXTS.length);
  await expectQuiet(own);
  await own.context().close();
});

test('[GH8] what took one of them for more than text would be noticed', async () => {
  const own = await page('/control', '<!doctype html><title>control</title><meta name="x">');
  await own.evaluate(() => {
    const image = document.createElement('img');
    image.src = '//evil.invalid/p';
    document.body.append(image);
  });
  await expect.poll(async () => (await caught(own)).length).toBeGreaterThan(0);
  await expect(expectQuiet(own)).rejects.toThrow();
  await own.context().close();
});
