import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/child.ts';
import { commit, machine } from '../lib/here.ts';
import { shuffled } from '../lib/shuffled.ts';
import { THROTTLE } from './load.ts';
import { show, spend } from './measure.ts';
import { fetchPeers, fetchSdks, LEFT_OUT } from './peers/fetch.ts';
import { missed, type PageResult, type Round, rowOf, type Sample } from './result.ts';
import { measureSdks } from './sdks/measure.ts';
import { openStage } from './stage.ts';
import { BESIDE, type Subject } from './subjects.ts';

/**
 * `npm run bench -- page`: what the widget costs an otherwise empty shop page in Chromium with a CPU slowed down four times,
 * beside floors and peers; and the bytes of the headless SDK beside others. Into `bench/results/page.json`. `page 2 ours typebot`:
 * so many rounds of these and what they are held against, and no file. Exits with 1 when a goal is missed.
 */
const FILE = join(ROOT, 'bench/results/page.json');
const ROUNDS = 7;

/** One load of each kind for everyone, in an order by chance. `failed` gets who does not get to a panel, with the reason. */
async function runRound(
  subjects: readonly Subject[],
  failed: Map<string, string>,
  load: (subject: Subject) => Promise<Sample>,
): Promise<Round> {
  const round = new Map<string, Sample>();
  for (const subject of shuffled(subjects)) {
    try {
      round.set(subject.id, await load(subject));
    } catch (error) {
      if (subject.kind !== 'peer') throw error;
      console.error(error);
      failed.set(subject.name, String(error));
    }
  }
  return round;
}

async function main([given, ...names]: readonly string[]): Promise<number> {
  const rounds = given === undefined ? ROUNDS : Number(given);
  if (!(Number.isInteger(rounds) && rounds > 0)) {
    console.error(`${given} is no number of rounds.`);
    return 1;
  }
  const stage = await openStage(await fetchPeers());
  const result: PageResult = {
    machine: `${machine([])}, Chromium ${stage.browser.version()}`,
    commit: commit(),
    throttle: THROTTLE,
    rounds,
    rows: [],
    sdks: [],
    leftOut: { ...LEFT_OUT },
  };
  try {
    result.sdks = await measureSdks(await fetchSdks());
    const wanted = stage.subjects.filter(({ id }) => names.length === 0 || [...BESIDE, ...names].includes(id));
    const failed = new Map<string, string>();
    const { browser, origin } = stage;
    // What is served is packed at its first visit, and what a browser does once it has done then.
    for (const subject of wanted) await show(browser, origin, subject).catch(() => undefined);
    const done: Round[] = [];
    for (let i = 1; i <= rounds; i++) {
      const round = await runRound(wanted, failed, async (subject) => {
        const spent = await spend(browser, origin, subject);
        return { ...spent, ...(await show(browser, origin, subject)) };
      });
      done.push(round);
      console.log(`round ${i} of ${rounds}`);
    }
    result.rows = wanted
      .filter(({ kind, name }) => kind !== 'empty' && !failed.has(name))
      .map((subject) => rowOf(subject, done));
    Object.assign(result.leftOut, Object.fromEntries(failed));
  } finally {
    await stage.close();
  }
  console.table(result.rows.map(({ open: _, ...row }) => row));
  console.table(result.rows.flatMap(({ name, open }) => (open ? [{ name, ...open }] : [])));
  console.table(result.sdks);
  for (const what of stage.unknown) console.error(`A page asked for what is not there: ${what}`);
  if (given === undefined) {
    mkdirSync(join(ROOT, 'bench/results'), { recursive: true });
    writeFileSync(FILE, `${JSON.stringify(result, undefined, 2)}\n`);
  }
  const short = missed(result);
  for (const sentence of short) console.error(`Missed: ${sentence}`);
  return short.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
