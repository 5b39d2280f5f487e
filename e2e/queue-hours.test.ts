import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { desk, launchWhole, person, type Relay, ROOT, signInOf, useStage, widget } from './lib/index.ts';

/** The server's clock can be put forward by this much at a time. */
const STEP_MS = 2000;
const CLOCK = {
  NODE_OPTIONS: `--import=${join(ROOT, 'e2e/faults/lib/clock-hook.ts')}`,
  FAULT_CLOCK_JUMPS: Array.from({ length: 30 }, () => STEP_MS).join(),
};
/** Between setting the hours and the end of them. */
const BEFORE_MS = 10_000;
const DAY = 86_400_000;

const stage = useStage(CLOCK, launchWhole);

const pages: (Page & { faults: string[] })[] = [];
afterEach(() => {
  for (const page of pages) expect(page.faults).toEqual([]);
});

async function somebody(options: BrowserContextOptions = {}) {
  const page = await person(stage.browser, options);
  pages.push(page);
  return page;
}

/** What a program of an admin does over HTTP. */
async function office(relay: Relay) {
  const send = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    };
    const answer = await fetch(`${relay.url}/api/v1/${path}`, init);
    expect(answer.status, path).toBeLessThan(300);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  const { token } = await send('session', signInOf(relay, 'admin'));
  return (path: string, body: object) => send(path, body, { authorization: `Bearer ${token}` });
}

const week = (spans: { from: string; to: string }[]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, spans]));
const hours = (...spans: { from: string; to: string }[]) => ({
  hours: { zone: 'UTC', week: week(spans), exceptions: [] },
});
const clock = (at: number) => new Date(at).toISOString().slice(11, 16);

test('what an admin sets in the console stands there afterwards, and counts', async () => {
  const admin = await somebody();
  const agent = await somebody();
  await desk(agent, stage.relay).signIn('agent');
  await desk(admin, stage.relay).signIn('admin');
  await admin.getByRole('link', { name: 'People' }).click();

  await admin.getByRole('link', { name: 'Groups' }).click();
  await admin.getByRole('button', { name: 'New group' }).click();
  await admin.getByLabel('Name').fill('Tea & kettles');
  await admin.getByLabel('Given to an agent').check();
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('The group Tea & kettles is there.', { exact: false }).waitFor();

  await admin.getByRole('link', { name: 'Who does what' }).click();
  await admin.getByRole('button', { name: /^Change: Agent One/ }).click();
  await admin.getByLabel('Tea & kettles').check();
  await admin.getByLabel('Conversations at a time').fill('3');
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('3 at a time').waitFor();

  await admin.getByRole('link', { name: 'Hours' }).click();
  await admin.getByLabel('Open at certain hours').check();
  await admin.getByLabel('Closes: Monday').fill('25');
  await admin.getByText('One thing isn’t right yet.', { exact: false }).waitFor();
  await admin.getByLabel('Closes: Monday').fill('2');
  await admin.getByRole('button', { name: 'Monday’s hours on every day' }).click();
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('Saved. The hours count from now on.').waitFor();
  await admin.reload();
  expect(await admin.getByLabel('Closes: Sunday').inputValue()).toBe('02:00');
  await expect.poll(() => admin.getByText('next day', { exact: true }).count()).toBe(7);

  // How the chat looks, by keyboard; a page with the tag that is given looks so.
  await admin.getByRole('link', { name: 'Look of the chat' }).press('Enter');
  await admin.getByLabel('Brand colour').fill('fa0');
  await admin.getByRole('radio', { name: /^Lower left/ }).press('Space');
  await admin.getByRole('radio', { name: /^Always dark/ }).press('Space');
  await admin.getByLabel('What stands at the top').fill('Tea & <b>kettles</b>');
  await admin.keyboard.press('Enter');
  await admin.getByText('Saved. A page looks so', { exact: false }).waitFor();
  await admin.reload();
  await admin.getByRole('button', { name: 'Copy the tag' }).press('Enter');
  await admin.getByText('Copied.').waitFor();
  const tag = await admin.locator('.look-tag').textContent();
  // A page without a tag of its own, which takes this one as it was copied.
  const shopper = await somebody({ bypassCSP: true });
  await shopper.goto(stage.relay.url);
  await shopper.evaluate((html) => {
    const script = document.createElement('script');
    const given = new DOMParser().parseFromString(html, 'text/html').querySelector('script');
    for (const { name, value } of given?.attributes ?? []) script.setAttribute(name, value);
    document.head.append(script);
  }, tag ?? '');
  const launcher = shopper.getByRole('button', { name: 'Chat with us' });
  await launcher.waitFor();
  expect(await launcher.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 170, 0)');
  expect((await launcher.boundingBox())?.x).toBe(20);
  await widget(shopper).open();
  await shopper.getByRole('heading', { name: 'Tea & <b>kettles</b>' }).waitFor();

  await admin.getByRole('link', { name: 'Log', exact: true }).click();
  const entry = (what: string) => admin.locator('.log-row', { hasText: what }).first();
  await entry('Service hours').getByText('always open').waitFor();
  await entry('Look of the chat').getByText('#ffaa00').waitFor();
  const part = (await entry('Groups and limit').textContent()) ?? '';
  for (const said of ['Agent One', 'Admin', 'Tea & kettles']) expect(part).toContain(said);
  expect(part).toMatch(/Conversations at a time\s*5\s*→\s*becomes\s*3/);
  await admin.getByLabel('About').selectOption('Who was on duty');
  await entry('Agent One').getByText('Online').waitFor();
  expect(await entry('Service hours').count()).toBe(0);

  // Nobody else comes here, and the server says so too.
  expect(await agent.getByRole('link', { name: 'People' }).count()).toBe(0);
  await agent.goto(`${stage.relay.url}/console/#hours`);
  await agent.getByText('Your role doesn’t allow this.').waitFor();
  // The browser notes the refusal as a fault of the page.
  agent.faults.splice(0);
});

test('reply clocks go by what the site has set, at once', async () => {
  const { relay, shop } = stage;
  const set = await office(relay);
  await set('floor/hours', { hours: null });
  const agent = await somebody();
  const shopper = await somebody();
  await desk(agent, relay).signIn('agent', 1);
  await shopper.goto(`${shop.url}/p/mushroom-lamp`);
  const bell = widget(shopper);
  await bell.open();
  await bell.say('How warm is its light?');
  const row = agent.getByRole('link').filter({ hasText: 'How warm is its light?' });
  await row.waitFor();
  expect(await row.getByText('overdue').count()).toBe(0);
  const limit = { limitMs: 1000, warnBeforeMs: 0 };
  const replyRule = { limits: { first_reply: limit, reply: limit }, counts: 'all_time' };
  await set('floor/thresholds', { replyRule, leftReplyWithinMs: DAY, caseWindowMs: 7 * DAY });
  await row.getByText('overdue').waitFor();
});

// Last: from here on the server's clock is ahead of the browsers'.
test('the widget flips live when hours are set, and when the shop closes by the clock', async () => {
  const { relay, shop } = stage;
  const set = await office(relay);
  await set('floor/hours', { hours: null });
  const agent = await somebody();
  const shopper = await somebody();
  await desk(agent, relay).signIn('agent');
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  const bell = widget(shopper);
  await bell.open();
  const online = bell.panel.getByText('Online now');
  const away = bell.panel.getByText('Nobody here right now');
  await online.waitFor();

  await set('floor/hours', hours());
  await away.waitFor();
  await set('floor/hours', { hours: null });
  await online.waitFor();

  // Ten seconds before a full minute by the server's clock, the shop is to close at that minute.
  let shiftMs = 0;
  const now = () => Date.now() + shiftMs;
  const isTime = () => now() % 60_000 >= 60_000 - BEFORE_MS && now() % 60_000 < 60_000 - BEFORE_MS + STEP_MS;
  while (!isTime()) {
    relay.child.process.kill('SIGUSR2');
    shiftMs += STEP_MS;
    await expect.poll(() => relay.child.output(), { interval: 5 }).toContain(`off by ${shiftMs} ms`);
  }
  const closes = Math.ceil(now() / 60_000) * 60_000;
  await set('floor/hours', hours({ from: clock(closes + 60_000), to: clock(closes + DAY) }));
  await online.waitFor();
  await away.waitFor();
  expect(now()).toBeGreaterThanOrEqual(closes);
});
