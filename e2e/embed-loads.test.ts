import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onDuty } from './lib/floor.ts';
import { type Host, startHost } from './lib/host.ts';
import { person, signInOf, useStage, widget } from './lib/index.ts';
import { storedBy, watchPage } from './lib/page-watch.ts';
import { changedRows, rowsOf } from './lib/rows.ts';

const LOADS = 200;
/** Browsers that load at the same time; each is another visitor. */
const VISITORS = 4;

const stage = useStage();
let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host?.stop());

/** A visitor's page, with what it asks of others than the shop, and over which sockets. */
async function visitor() {
  const page = await person(stage.browser);
  const asked: string[] = [];
  const sockets: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(host.url)) asked.push(new URL(request.url()).pathname);
  });
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await watchPage(page);
  return { page, asked, sockets };
}

/** What a page has made by the time it has nothing more to do: one idle callback is this wait, the other the widget's only look into the storage. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((done) => requestIdleCallback(done));
    return { launchers: document.querySelectorAll('shop-bell').length, made: Reflect.get(window, '__held')().made };
  });

/** The parts of the widget among these paths. */
const partsOf = (paths: readonly string[]) =>
  paths.flatMap((path) => /^\/([a-z]+)\b.*\.js$/.exec(path)?.[1] ?? []).sort();

const OPENED = ['en', 'panel', 'sharing'];
/** What shows a talk, what stands ready in it, and what leads to leaving a message. */
const LEAVING = ['attach', 'en', 'extras', 'later', 'leave', 'leave', 'more', 'talk', 'ways'];

const shop = () => {
  const tag = `<script async src="${stage.relay.url}/shopbell.js" data-site="demo"></script>`;
  return host.put('/', { body: `<!doctype html><title>shop</title>${tag}<h1>Kettles</h1><a href="/">again</a>` });
};

test(`[GH5][GH6] visitors who never open cost a request a load and leave nothing; the first words make one of each (${LOADS} loads)`, async () => {
  const url = shop();
  const before = rowsOf(stage.relay);
  const visitors = await Promise.all(Array.from({ length: VISITORS }, visitor));
  let loads = 0;
  await Promise.all(
    visitors.map(async ({ page, asked, sockets }) => {
      while (loads < LOADS) {
        loads += 1;
        await page.goto(url);
        expect(await settled(page)).toEqual({ launchers: 1, made: { idle: 2 } });
        expect(asked.splice(0)).toEqual(['/shopbell.js']);
        expect(sockets).toEqual([]);
      }
      expect(await storedBy(page)).toEqual([]);
      expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
    }),
  );
  expect(loads).toBeGreaterThanOrEqual(LOADS);
  expect(changedRows(before, rowsOf(stage.relay))).toEqual({});
  await Promise.all(visitors.slice(2).map(({ page }) => page.context().close()));
  for (const { page, sockets } of visitors) expect([page.faults, sockets]).toEqual([[], []]);

  const [first, second] = visitors;
  if (!first || !second) throw new Error('nobody came');
  const { page, asked, sockets } = first;
  const bell = widget(page);
  // Nobody is on duty: what leads to leaving a message, and its form.
  await widget(second.page).open();
  await expect.poll(() => partsOf(second.asked)).toEqual([...OPENED, ...LEAVING].sort());
  await second.page.context().close();

  const agent = await onDuty(stage.relay, signInOf(stage.relay, 'agent'));
  await bell.open();
  await page.waitForLoadState('networkidle');
  // Somebody is: the greeting says all there is.
  expect(partsOf(asked.splice(0))).toEqual(OPENED);
  await bell.say('The first words');
  await bell.stored.waitFor();
  // Who waits may leave a message instead.
  await expect.poll(() => partsOf(asked)).toEqual([...LEAVING, 'notices'].sort());
  const made = { device: 1, conversation: 1, case: 1, head: 1 };
  expect(changedRows(before, rowsOf(stage.relay))).toMatchObject(made);
  expect(sockets).toHaveLength(1);
  const stored = await storedBy(page);
  expect(stored.filter((name) => name.startsWith('database'))).toHaveLength(1);
  // The person and the outbox: no cookie, no cache.
  expect(stored.length).toBe(2);
  expect(stored.every((name) => /^(?:database )?shopbell[:-]/.test(name))).toBe(true);
  expect([page.faults, second.page.faults]).toEqual([[], []]);
  agent.destroy();
});
