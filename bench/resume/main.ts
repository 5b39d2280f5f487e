import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, ROOT, start } from '../lib/child.ts';
import { commit, machine } from '../lib/here.ts';
import type { Credentials } from '../load/shopbell.ts';
import { makeHistory } from '../servers/history.ts';
import { makeShop } from '../servers/shop.ts';
import { FLAGS, launch } from '../servers/start.ts';
import { peakPerSecond } from './back-off.ts';
import type { Answer, Ask, Returned } from './commands.ts';
import { missed, type ResumeResult, type ResumeRow } from './result.ts';

/**
 * `npm run bench -- resume`: 10,000 connected shoppers, each of whom lacks 20 messages when they come back – after an
 * orderly restart, and after `kill -9`. Into `bench/results/resume.json`.
 * Exits with 1 when a goal is missed or a client is.
 */
const FILE = join(ROOT, 'bench/results/resume.json');
const CLIENTS = 10_000;
const MISSED = 20;
/** Messages of each conversation; a page more than what was missed. */
const MESSAGES = 22;
const PORT = 7410;
const WITHIN_MS = 90_000;

const ms = (value: number): number => Math.round(value);

async function returned(herd: Child<Ask, Answer>, ask: Ask): Promise<Returned | undefined> {
  const answer = await herd.ask(ask);
  if (!answer.ok) throw new Error(answer.error);
  return answer.returned;
}

async function run(name: ResumeRow['name'], shop: string, { site, apiKey }: Credentials): Promise<ResumeRow> {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-bench-'));
  cpSync(shop, folder, { recursive: true });
  const herd: Child<Ask, Answer> = start('bench/resume/herd.ts', [], {});
  const first = await launch('shopbell', PORT, folder);
  let second: Awaited<ReturnType<typeof launch>> | undefined;
  try {
    const perSecond = 800;
    await returned(herd, {
      do: 'gather',
      port: PORT,
      clients: CLIENTS,
      every: 1,
      perSecond,
      site,
      apiKey,
      missed: MISSED,
    });
    const coming = returned(herd, { do: 'return', withinMs: WITHIN_MS });
    const from = Date.now();
    await first.end(name === 'restart' ? 'SIGTERM' : 'SIGKILL');
    const goneAt = Date.now();
    second = await launch('shopbell', PORT, folder);
    const startedAt = Date.now();
    const got = await coming;
    if (!got) throw new Error('the herd told nothing');
    const { cpuSeconds } = await second.ask('cpu');
    return {
      name,
      clients: CLIENTS,
      missed: MISSED,
      drainedMs: ms(goneAt - from),
      startedMs: ms(startedAt - goneAt),
      back: got.back,
      allBackMs: ms(got.lastAt - from),
      peakConnectionsPerSecond: peakPerSecond(got.connectedAt),
      resumeP50Ms: Number(got.p50Ms.toFixed(1)),
      resumeP99Ms: Number(got.p99Ms.toFixed(1)),
      missing: got.missing,
      wrong: got.wrong,
      sentAway: got.sentAway,
      cpuSeconds: Number(cpuSeconds.toFixed(2)),
    };
  } finally {
    await herd.end();
    await (second ?? first).end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(names: readonly string[]): Promise<number> {
  const wanted = (['restart', 'cold'] as const).filter((name) => names.length === 0 || names.includes(name));
  const shop = mkdtempSync(join(tmpdir(), 'shopbell-bench-shop-'));
  const credentials = await makeShop(shop, 1);
  await makeHistory(shop, credentials.site, CLIENTS, () => MESSAGES);
  console.log(`${CLIENTS} conversations of ${MESSAGES} messages`);
  const result: ResumeResult = { machine: machine(FLAGS), commit: commit(), rows: [] };
  for (const name of wanted) {
    const row = await run(name, shop, credentials);
    console.table([row]);
    result.rows.push(row);
  }
  rmSync(shop, { recursive: true, force: true });
  mkdirSync(join(ROOT, 'bench/results'), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(result, undefined, 2)}\n`);
  const short = missed(result.rows);
  for (const sentence of short) console.error(`Missed: ${sentence}`);
  const isWhole = result.rows.every(({ back, missing, wrong }) => back === CLIENTS && missing + wrong === 0);
  return isWhole && short.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
