import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { append, publicly } from '../../packages/domain/src/index.ts';
import { createIds } from '../../packages/server/src/ids.ts';
import { type Keep, openKeep } from '../../packages/server/src/keep.ts';
import type { Question } from '../../packages/server/src/ports/search.ts';
import { ROOT } from '../lib/child.ts';
import { commit, machine } from '../lib/here.ts';
import { cidOf } from '../load/cid.ts';
import { quantile } from '../routing/result.ts';
import { numbers, sentence, vocabulary } from './corpus.ts';
import { fill, START } from './fill.ts';
import { note } from './people.ts';
import { type Kind, kindsOf } from './questions.ts';
import { GOALS, missed, type SearchResult, type SearchRow } from './result.ts';

/**
 * `npm run bench -- search [MESSAGES]`: an index of a million messages, or as many as said, into `bench/results/search.json`. Ends
 * with 1 when a goal is missed.
 */
const FILE = join(ROOT, 'bench/results/search.json');
const MESSAGES = Number(process.argv[2] ?? 1_000_000);
const SEED = 2026;
const WORDS = 20_000;
const QUESTIONS = 150;
const SCANS = 5;
/** A small store, to try it out, gets a small flood. */
const FLOOD = Math.min(20_000, MESSAGES);
const ROUNDS = 5;
const AT_ONCE = 500;
/** The relay has looked at the log's end once in this time. */
const LOOK_MS = 300;
const HOUR_MS = 3_600_000;

type Scanned = Pick<SearchRow, 'likeP50Ms' | 'likeWorstMs'>;
type Asked = Omit<SearchRow, keyof Scanned>;

const rounded = (value: number): number => Number(value.toFixed(1));
const per100k = (cpuMs: number, messages: number): number => Number((((cpuMs / 1000) * 100_000) / messages).toFixed(2));
const mb = (path: string): number => rounded(statSync(path).size / 1e6);
const ids = createIds();
const site = ids(START);
const agents = Array.from({ length: 50 }, (_, i) => ({ id: ids(START), name: `Agent ${i}` }));
const words = vocabulary(SEED, WORDS);

const fatal = (error: Error): void => {
  throw error;
};
const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** CPU of this thread alone, ms. */
async function cpuOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** CPU of all other threads – the index's, which works alone then –, ms. */
async function cpuBeside(run: () => Promise<unknown>): Promise<number> {
  const [all, own] = [process.cpuUsage(), process.threadCpuUsage()];
  await run();
  const [allNow, ownNow] = [process.cpuUsage(all), process.threadCpuUsage(own)];
  return (allNow.user + allNow.system - ownNow.user - ownNow.system) / 1000;
}

/** Until the index has come after by itself, as it does for everybody: nobody asks it to hurry. */
async function followed({ search }: Keep): Promise<void> {
  await setTimeout(LOOK_MS);
  while (search.lag().rows > 0) await setTimeout(10);
}

/** Says `count` things at full speed, one commit each, in conversations that are there. */
function flood({ store }: Keep, conversations: readonly string[], count: number, round: number): () => Promise<void> {
  // Those that are not closed.
  const open = conversations.filter((_, i) => i % 10 === 0).slice(0, 200);
  const random = numbers(SEED + round);
  const texts = Array.from({ length: count }, () => sentence(words, random));
  return async () => {
    for (let from = 0; from < count; from += AT_ONCE) {
      const some = texts.slice(from, from + AT_ONCE).map((text, i) => {
        const index = from + i;
        return store.commit(site, [], (view) => {
          const conversation = view.conversation(open[index % open.length] ?? '');
          if (!conversation) throw new Error('no such conversation');
          const by = { role: 'shopper', id: conversation.participant } as const;
          const cid = cidOf(index, 1000 + round, Date.now());
          const { conversation: after, log } = append(
            conversation,
            [publicly({ kind: 'message', by, cid, text })],
            Date.now(),
          );
          return { changes: [{ put: 'conversation', conversation: after, log }], result: undefined };
        });
      });
      await Promise.all(some);
    }
  };
}

const questionOf = ({ words: next, by, narrow, tag }: Kind, index: number): Question => {
  const someone = agents[index % agents.length]?.id ?? '';
  const hour = START + Math.floor((index * 7919 * HOUR_MS) % ((MESSAGES / 50) * 20_000));
  return {
    site,
    by: by === 'agent' ? { agent: someone, duty: 'agent' } : { agent: someone, duty: 'supervisor' },
    words: next(),
    limit: 25,
    ...(tag === undefined ? {} : { tag }),
    ...(narrow === 'agent' ? { agent: someone } : {}),
    ...(narrow === 'hour' ? { from: hour, to: hour + HOUR_MS } : {}),
  };
};

async function measure({ search }: Keep, kind: Kind): Promise<Asked> {
  const times: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < 10; i++) await search.ask(questionOf(kind, i));
  for (let i = 0; i < QUESTIONS; i++) {
    const question = questionOf(kind, i);
    times.push(
      await timed(async () => {
        const { count, people } = await search.ask(question);
        counts.push((count?.n ?? 0) + (people?.found.length ?? 0));
      }),
    );
  }
  return {
    kind: kind.name,
    questions: QUESTIONS,
    foundMedian: quantile(counts, 0.5),
    p50Ms: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
    worstMs: rounded(quantile(times, 1)),
  };
}

async function scanned(like: (question: Question, kind: Kind) => void, kind: Kind): Promise<Scanned> {
  const scans: number[] = [];
  for (let i = 0; i < SCANS; i++) {
    const question = questionOf(kind, i);
    scans.push(await timed(async () => like(question, kind)));
  }
  return { likeP50Ms: rounded(quantile(scans, 0.5)), likeWorstMs: rounded(quantile(scans, 1)) };
}

/** What there is without an index: the newest of the same texts, or shoppers, that hold the words, and a count up to a thousand. */
function scanner(path: string): { like: (question: Question, kind: Kind) => void; close(): void } {
  const db = new DatabaseSync(path, { readOnly: true });
  const look = db.prepare(
    'SELECT count(*) FROM (SELECT id FROM doc WHERE site = 1 AND at >= ? AND at < ? AND text LIKE ? ORDER BY id DESC LIMIT 1000)',
  );
  const people = db.prepare(
    'SELECT count(*) FROM (SELECT id FROM person WHERE site = 1 AND names || remarks || tags LIKE ? ORDER BY id DESC LIMIT 1000)',
  );
  return {
    like: ({ words: wanted, tag, from = 0, to = Number.MAX_SAFE_INTEGER }, { people: isOfPeople }) =>
      void (isOfPeople ? people.get(`%${tag ?? wanted}%`) : look.get(from, to, `%${wanted}%`)),
    close: () => db.close(),
  };
}

async function main(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-bench-search-'));
  const options = { store: 'sqlite', dataDir } as const;
  try {
    let keep = openKeep(options, () => {}, fatal);
    const groups = ['pre-sales', 'after-sales'];
    let conversations: string[] = [];
    const filled = await timed(async () => {
      conversations = await fill({ store: keep.store, site, agents, groups, words, seed: SEED }, MESSAGES);
    });
    say(`${MESSAGES} messages are stored after ${Math.round(filled / 1000)} s`);
    const noted = await timed(() => note({ ...keep, site, words, seed: SEED }, conversations));
    say(`${conversations.length} shoppers are written about after ${Math.round(noted / 1000)} s`);
    const without: number[] = [];
    const withIt: number[] = [];
    for (let round = 0; round < ROUNDS; round++) without.push(await cpuOf(flood(keep, conversations, FLOOD, round)));
    await keep.close();

    keep = openKeep(options, () => {}, fatal);
    let built = 0;
    const buildCpu = await cpuBeside(async () => {
      built = await timed(async () => {
        keep.search.begin();
        await keep.search.caughtUp();
      });
    });
    say(`the index is made after ${Math.round(built / 1000)} s`);
    const rows = MESSAGES + ROUNDS * FLOOD;
    const lags: number[] = [];
    const floods: number[] = [];
    const costs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const run = flood(keep, conversations, FLOOD, 100 + round);
      withIt.push(
        await cpuOf(async () => {
          floods.push(await timed(run));
        }),
      );
      costs.push(await cpuBeside(async () => lags.push(await timed(() => followed(keep)))));
    }
    const kinds = kindsOf(words, SEED);
    const asked: Asked[] = [];
    for (const kind of kinds) asked.push(await measure(keep, kind));
    say('the questions are answered');
    const scan = scanner(join(dataDir, 'search.db'));
    const measured: SearchRow[] = [];
    for (const [i, row] of asked.entries()) {
      const kind = kinds[i];
      if (kind) measured.push({ ...row, ...(await scanned(scan.like, kind)) });
    }
    scan.close();
    await keep.close();
    const result: SearchResult = {
      machine: machine([]),
      commit: commit(),
      goals: GOALS,
      messages: MESSAGES,
      build: {
        seconds: rounded(built / 1000),
        rowsPerSecond: Math.round(rows / (built / 1000)),
        cpuSecondsPer100k: per100k(buildCpu, rows),
        storeMb: mb(join(dataDir, 'shopbell.db')),
        indexMb: mb(join(dataDir, 'search.db')),
      },
      flood: {
        messages: FLOOD,
        seconds: rounded(quantile(floods, 0.5) / 1000),
        lagMs: Math.round(quantile(lags, 1)),
        indexCpuSecondsPer100k: per100k(quantile(costs, 0.5), FLOOD),
      },
      relay: {
        messages: FLOOD,
        rounds: ROUNDS,
        withMs: rounded(quantile(withIt, 0.5)),
        withoutMs: rounded(quantile(without, 0.5)),
      },
      rows: measured,
    };
    console.table(result.rows);
    console.log(result.build, result.flood, result.relay);
    if (MESSAGES === 1_000_000) {
      mkdirSync(join(ROOT, 'bench/results'), { recursive: true });
      writeFileSync(FILE, `${JSON.stringify(result, undefined, 2)}\n`);
    }
    const failures = missed(result);
    for (const failure of failures) console.error(failure);
    return failures.length > 0 ? 1 : 0;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = await main();
