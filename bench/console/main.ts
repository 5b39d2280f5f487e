import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { passwordHasher } from '../../packages/server/src/auth/password.ts';
import { ROOT } from '../lib/child.ts';
import { commit, machine } from '../lib/here.ts';
import { deviceToken } from '../load/shopbell.ts';
import { makeHistory } from '../servers/history.ts';
import { makeShop } from '../servers/shop.ts';
import { launch } from '../servers/start.ts';
import { serveEmptyPage } from './empty-page.ts';
import { greeted } from './lines.ts';
import { installProbe } from './probe.ts';
import { type ConsoleResult, type ConsoleRow, missed, rowOf, type What } from './result.ts';

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
/** What a thread shows before its reader goes back. */
const FIRST_PAGE = 50;
const PASSWORD = 'correct horse battery staple';

/** Says one message; resolves with the time it was stored at, epoch ms. */
type Say = (text: string) => Promise<number> | number;

async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
}

async function keys(page: Page): Promise<readonly number[]> {
  await page.locator('textarea').first().focus();
  for (let n = 0; n < KEYS; n++) {
    await page.keyboard.press('abcdefgh'.charAt(n % 8));
    await sleep(KEY_EVERY_MS);
  }
  await sleep(500);
  return page.evaluate(() => window.benchProbe.keys);
}

async function messages(page: Page, say: Say): Promise<readonly number[]> {
  const stored: (Promise<number> | number)[] = [];
  for (let n = 0; n < MESSAGES; n++) {
    stored.push(say(`bench ${n}`));
    await sleep(MESSAGE_EVERY_MS);
  }
  const at = await Promise.all(stored);
  await sleep(3000);
  const painted = await page.evaluate(() => window.benchProbe.messages);
  return at.flatMap((time, n) => (painted[n] ? [painted[n] - time] : []));
}

async function switches(page: Page): Promise<readonly number[]> {
  for (let n = 0; n < SWITCHES; n++) {
    await page.keyboard.press('Alt+ArrowDown');
    await sleep(SWITCH_EVERY_MS);
  }
  await sleep(1000);
  return page.evaluate(() => window.benchProbe.switches);
}

async function measure(name: ConsoleRow['page'], page: Page, say: Say): Promise<ConsoleRow[]> {
  await throttle(page);
  await sleep(1000);
  const asked: Readonly<Record<What, number>> = { key: KEYS, message: MESSAGES, switch: SWITCHES };
  const rows: ConsoleRow[] = [];
  const add = (what: What, samples: readonly number[]): void => {
    const row = rowOf(what, name, asked[what], samples);
    console.log(JSON.stringify(row));
    rows.push(row);
  };
  add('key', await keys(page));
  add('message', await messages(page, say));
  add('switch', await switches(page));
  return rows;
}

/** Goes back to the first message, page by page. */
async function readBack(page: Page): Promise<void> {
  const log = page.getByRole('log');
  await log.locator('.bubble').first().waitFor();
  for (;;) {
    await log.evaluate((element) => {
      element.scrollTop = 0;
    });
    await sleep(30);
    const isFirst = await log.evaluate((element) =>
      [...element.querySelectorAll('.bubble')].some((bubble) => bubble.textContent?.includes('Message 0 of')),
    );
    if (isFirst) break;
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
    result.rows.push(...(await measure('empty page', floor, empty.tell)));
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
    result.rows.push(
      ...(await measure('console', page, (text) => shopper.ask('say', { conversation: conversations[0] ?? '', text }))),
    );
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
