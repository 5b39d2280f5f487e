import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeep } from '../../packages/server/src/keep.ts';
import { type Child, ROOT, start } from '../lib/child.ts';
import { commit, machine } from '../lib/here.ts';
import type { Credentials } from '../load/shopbell.ts';
import type { Answer, Ask } from '../resume/commands.ts';
import { makeHistory } from '../servers/history.ts';
import { makeShop } from '../servers/shop.ts';
import { FLAGS, launch } from '../servers/start.ts';
import { type LargeResult, missed } from './result.ts';

/**
 * `npm run bench -- large [CONVERSATIONS]`: starts over a million conversations and ten million messages, and shoppers who come
 * back to theirs, into `bench/results/large.json`; with a number, no file. The store stays in the folder for temporary files, since
 * making it takes long: the next run uses it. Exits with 1 when a goal is missed.
 */
const FILE = join(ROOT, 'bench/results/large.json');
const WHOLE = 1_000_000;
const CONVERSATIONS = Number(process.argv[2] ?? WHOLE);
const MESSAGES = 10;
const CLIENTS = Math.min(1000, CONVERSATIONS);
/** Of so many shoppers, one comes back. */
const EVERY = Math.floor(CONVERSATIONS / CLIENTS);
const PER_SECOND = 200;
const STARTS = 5;
const PORT = 7420;
const WITHIN_MS = 60_000;

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const fatal = (error: Error): void => {
  throw error;
};

/** A shop of that age: its conversations, and the search's index of them. */
async function makeStore(folder: string): Promise<Credentials> {
  const made = join(folder, 'credentials.json');
  if (existsSync(made)) return JSON.parse(readFileSync(made, 'utf8'));
  mkdirSync(folder);
  const credentials = await makeShop(folder, 1);
  // Of who comes back the talk goes on; who waits anywhere else would be told first that nobody is there.
  const ends = (index: number): boolean => index % EVERY !== 0;
  await makeHistory(folder, credentials.site, CONVERSATIONS, () => MESSAGES, { ends, say });
  const keep = openKeep({ store: 'sqlite', dataDir: folder }, () => {}, fatal);
  keep.search.begin();
  await keep.search.caughtUp();
  await keep.close();
  writeFileSync(made, JSON.stringify(credentials));
  return credentials;
}

async function starts(folder: string): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const began = performance.now();
    const server = await launch('shopbell', PORT, folder);
    all.push(Math.round(performance.now() - began));
    await server.end('SIGKILL');
  }
  return all;
}

async function main(): Promise<number> {
  const folder = join(tmpdir(), `shopbell-large-${CONVERSATIONS}`);
  const { site, apiKey } = await makeStore(folder);
  const herd: Child<Ask, Answer> = start('bench/resume/herd.ts', [], {});
  const told = async (ask: Ask): Promise<Answer & { ok: true }> => {
    const answer = await herd.ask(ask);
    if (!answer.ok) throw new Error(answer.error);
    return answer;
  };
  let server: Awaited<ReturnType<typeof launch>> | undefined;
  try {
    const storeMb = Math.round(statSync(join(folder, 'shopbell.db')).size / 1e6);
    say(`${storeMb} MB`);
    const startMs = await starts(folder);
    say(`started within ${startMs.join(', ')} ms`);
    server = await launch('shopbell', PORT, folder);
    await told({
      do: 'gather',
      port: PORT,
      clients: CLIENTS,
      every: EVERY,
      perSecond: PER_SECOND,
      site,
      apiKey,
      missed: MESSAGES,
    });
    const coming = told({ do: 'return', withinMs: WITHIN_MS });
    await server.end('SIGKILL');
    server = await launch('shopbell', PORT, folder);
    const { returned } = await coming;
    if (!returned) throw new Error('the herd told nothing');
    const result: LargeResult = {
      machine: machine(FLAGS),
      commit: commit(),
      conversations: CONVERSATIONS,
      messages: CONVERSATIONS * MESSAGES,
      storeMb,
      startMs,
      clients: CLIENTS,
      missed: MESSAGES,
      resumeP50Ms: Number(returned.p50Ms.toFixed(1)),
      resumeP99Ms: Number(returned.p99Ms.toFixed(1)),
      missing: returned.missing,
      wrong: returned.wrong,
    };
    console.log(result);
    mkdirSync(join(ROOT, 'bench/results'), { recursive: true });
    if (CONVERSATIONS === WHOLE) writeFileSync(FILE, `${JSON.stringify(result, undefined, 2)}\n`);
    const short = missed(result);
    for (const sentence of short) console.error(`Missed: ${sentence}`);
    return short.length + result.missing + result.wrong === 0 && returned.back === CLIENTS ? 0 : 1;
  } finally {
    await herd.end();
    await server?.end('SIGKILL');
  }
}

process.exitCode = await main();
