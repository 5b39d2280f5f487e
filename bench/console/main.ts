import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { passwordHasher } from '../../packages/server/src/auth/password.ts';
import { ROOT } from '../lib/child.ts';
import { commit, machine } from '../lib/here.ts';
import { deviceToken } from '../load/shopbell.ts';
import { makeHistory } from '../servers/history.ts';
import { makeShop } from '../servers/shop.ts';
import { launch } from '../servers/start.ts';
import { serveEmptyPage } from './empty-page.ts';
import { greeted } from './lines.ts';
import { installProbe, type Probe } from './probe.ts';
import { type ConsoleResult, type ConsoleRow, missed, rowOf, type Spent, type What } from './result.ts';

/**
 * `npm run bench -- console`: an agent's console with 200 open conversations and a thread of 5,000 messages, in Chromium with a
 * CPU slowed down four times, beside an empty page: key press to paint, message stored to painted at 20 a second, thread
 * switch. Into `bench/results/console.json`. Exits with 1 when a goal is missed.
 */
const FILE = join(ROOT, 'bench/results/console.json');
const PORT = 7420;
const CONVERSATIONS = 200;
const LONG = 5000;
const SHORT = 20;
const THROTTLE = 4;
const KEYS = 200;
const KEY_EVERY_MS = 60;
const MESSAGES = 300;
const MESSAGE_EVERY_MS = 50;
const SWITCHES = 190;
const SWITCH_EVERY_MS = 150;
/** The way back through the long thread, 50 messages at a time, takes at most this. */
const READ_BACK_MAX_MS = 60_000;
/** Where nothing more was painted for so long, nothing comes any more. */
const SILENT_MS = 1000;
/** What a thread shows before its reader goes back. */
const FIRST_PAGE = 50;
const PASSWORD = 'correct horse battery staple';

/** Says one message; resolves with the time it was stored at, epoch ms. */
type Say = (text: string) => Promise<number> | number;

/** A page under measure, and the line to its browser's insides. */
interface Watched {
  readonly name: ConsoleRow['page'];
  readonly page: Page;
  readonly session: CDPSession;
  readonly say: Say;
}

async function watched(name: ConsoleRow['page'], page: Page, say: Say): Promise<Watched> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { name, page, session, say };
}

async function spent({ session }: Watched): Promise<Spent> {
  const { metrics } = await session.send('Performance.getMetrics');
  const ms = (name: string): number => 1000 * (metrics.find((one) => one.name === name)?.value ?? 0);
  return { script: ms('ScriptDuration'), layout: ms('LayoutDuration') + ms('RecalcStyleDuration') };
}

/** Waits until the page has seen so many, or none of the missing comes any more. */
async function seenAll({ page }: Watched, of: keyof Probe, count: number): Promise<void> {
  const seen = () => page.evaluate((name) => Object.values(window.benchProbe[name]).filter(Boolean).length, of);
  let before = -1;
  for (let now = await seen(); now < count && now > before; now = await seen()) {
    before = now;
    await sleep(SILENT_MS);
  }
}

async function keys(on: Watched): Promise<readonly number[]> {
  const { page } = on;
  await page.locator('textarea').first().focus();
  for (let n = 0; n < KEYS; n++) {
    await page.keyboard.press('abcdefgh'.charAt(n % 8));
    await sleep(KEY_EVERY_MS);
  }
  await seenAll(on, 'keys', KEYS);
  return page.evaluate(() => window.benchProbe.keys);
}

async function messages(on: Watched): Promise<readonly number[]> {
  const stored: (Promise<number> | number)[] = [];
  const from = performance.now();
  for (let n = 0; n < MESSAGES; n++) {
    stored.push(on.say(`bench ${n}`));
    await sleep(Math.max(0, from + (n + 1) * MESSAGE_EVERY_MS - performance.now()));
  }
  const at = await Promise.all(stored);
  await seenAll(on, 'messages', MESSAGES);
  const painted = await on.page.evaluate(() => window.benchProbe.messages);
  return at.flatMap((time, n) => (painted[n] ? [painted[n] - time] : []));
}

/** Half of them down the list, the other half between the long thread, which stands first, and the one below it. */
async function switches(on: Watched): Promise<readonly number[]> {
  const { page } = on;
  const press = async (arrow: 'ArrowDown' | 'ArrowUp') => {
    await page.keyboard.press(`Alt+${arrow}`);
    await sleep(SWITCH_EVERY_MS);
  };
  const place = page.url();
  for (let n = 0; n < SWITCHES / 2; n++) await press('ArrowDown');
  if (place.includes('#')) {
    await page.goto(place);
    await page.getByRole('log').locator('.bubble').first().waitFor();
    await page.locator('textarea').first().focus();
    await sleep(SILENT_MS);
  }
  for (let n = 0; n < SWITCHES / 2; n++) await press(n % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
  await seenAll(on, 'switches', SWITCHES);
  return page.evaluate(() => window.benchProbe.switches);
}

async function measure(on: Watched): Promise<ConsoleRow[]> {
  const { name, page, session } = on;
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await sleep(1000);
  // What came before, the sign-in's own fields, is nobody's business.
  await page.evaluate(() => Object.assign(window.benchProbe, { keys: [], switches: [], messages: {} }));
  const rows: ConsoleRow[] = [];
  const add = async (what: What, asked: number, act: (on: Watched) => Promise<readonly number[]>): Promise<void> => {
    const before = await spent(on);
    const samples = await act(on);
    const after = await spent(on);
    const cost = { script: after.script - before.script, layout: after.layout - before.layout };
    const row = rowOf(what, name, asked, samples, cost);
    console.log(JSON.stringify(row));
    rows.push(row);
  };
  await add('key', KEYS, keys);
  await add('message', MESSAGES, messages);
  await add('switch', SWITCHES, switches);
  return rows;
}

/** Goes back to the first message, page by page. */
async function readBack(page: Page): Promise<void> {
  const log = page.getByRole('log');
  await log.locator('.bubble').first().waitFor();
  const until = performance.now() + READ_BACK_MAX_MS;
  for (;;) {
    const isFirst = await log.evaluate((element) => {
      element.scrollTop = 0;
      return [...element.querySelectorAll('.bubble')].some((bubble) => bubble.textContent?.includes('Message 0 of'));
    });
    if (isFirst) break;
    if (performance.now() > until) throw new Error('the first message of the long thread never came');
    await sleep(20);
  }
  await log.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
}

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-bench-'));
  const { site, apiKey, agents } = await makeShop(folder, 1, await passwordHasher.hash(PASSWORD));
  const conversations = await makeHistory(folder, site, CONVERSATIONS, (index) => (index === 0 ? LONG : SHORT));
  const server = await launch('shopbell', PORT, folder);
  const agent = await greeted(PORT, 1_000_000, { role: 'agent', token: agents[0] ?? '' });
  for (const conversation of conversations) await agent.ask('take', { conversation });
  const shopper = await greeted(PORT, 0, { role: 'shopper', site, apiKey, token: deviceToken(0) });
  const empty = await serveEmptyPage(FIRST_PAGE);
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const result: ConsoleResult = {
    machine: `${machine([])}, Chromium ${browser.version()}`,
    commit: commit(),
    throttle: THROTTLE,
    conversations: CONVERSATIONS,
    messages: LONG,
    rows: [],
  };
  try {
    const floor = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await floor.setContent(empty.html);
    await floor.evaluate(installProbe);
    result.rows.push(...(await measure(await watched('empty page', floor, empty.tell))));
    await floor.close();

    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' });
    await page.addInitScript(installProbe);
    await page.goto(`http://localhost:${PORT}/console/`);
    await page.getByLabel('E-mail').fill('a0@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: /Waiting/ }).waitFor();
    await page.goto(`http://localhost:${PORT}/console/#c/${conversations[0]}`);
    await readBack(page);
    const say: Say = (text) => shopper.ask('say', { conversation: conversations[0] ?? '', text });
    result.rows.push(...(await measure(await watched('console', page, say))));
  } finally {
    await browser.close();
    await empty.close();
    shopper.end();
    agent.end();
    await server.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
  console.table(result.rows);
  mkdirSync(join(ROOT, 'bench/results'), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(result, undefined, 2)}\n`);
  const short = missed(result.rows);
  for (const sentence of short) console.error(`Missed: ${sentence}`);
  return short.length === 0 ? 0 : 1;
}

process.exitCode = await main();
