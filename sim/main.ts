/**
 * `node sim/main.ts`: lives through seeds, one after the other, in this process. `npm run sim` starts it; see `README.md`.
 */
import { parseArgs } from 'node:util';
import { forbid } from './guard.ts';
import { runMany } from './many.ts';
import { badLines, ledgerLines, sumLine } from './report.ts';
import { isGood, type Ran, runSeed } from './run.ts';
import { NEEDS } from './world/ledger.ts';

const { values } = parseArgs({
  options: {
    /** How many seeds; without a time, 1,000. */
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    /** One seed, with everything that happens in it. */
    seed: { type: 'string' },
    minutes: { type: 'string' },
    /** Shoppers have several tabs, which share a line. */
    tabs: { type: 'boolean', default: false },
    /** Ends at so many bad seeds. */
    bad: { type: 'string', default: '10' },
    /** Which rare states must be reached: `short`, `all`, or none. */
    reach: { type: 'string', default: 'none' },
  },
});

forbid();

async function one(seed: number): Promise<boolean> {
  const ran = await runSeed(seed, { tabs: values.tabs, trace: (line) => console.log(line) });
  console.log(JSON.stringify(ran.rates));
  console.log([...ran.ledger].map(([state, count]) => `${state} ${count}`).join(', '));
  for (const line of badLines(ran)) console.log(line);
  return isGood(ran);
}

async function many(): Promise<boolean> {
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  const count = Number(values.seeds ?? (minutes === undefined ? 1000 : Number.MAX_SAFE_INTEGER));
  const sum = await runMany({
    tabs: values.tabs,
    from: Number(values.from),
    seeds: count,
    withinMs: (minutes ?? Number.POSITIVE_INFINITY) * 60_000,
    badMax: Number(values.bad),
    found(ran: Ran, seconds: number) {
      console.log(
        `✗ seed ${ran.seed} after ${seconds.toFixed(1)} s – again with: npm run sim -- --seed ${ran.seed}${values.tabs ? ' --tabs' : ''}`,
      );
      for (const line of badLines(ran)) console.log(`    ${line}`);
    },
  });
  const missed = NEEDS.flatMap(([state, need]) =>
    values.reach === 'none' ||
    (values.reach === 'short' && need === 'long') ||
    [...sum.ledger.keys()].some((reached) => reached === state)
      ? []
      : state,
  );
  for (const line of ledgerLines(sum.ledger)) console.log(line);
  for (const state of missed) console.log(`✗ never reached: ${state}`);
  for (const seed of sum.unlike) console.log(`✗ seed ${seed} ran twice and differed`);
  console.log(sumLine(sum));
  return sum.bad.length + sum.unlike.length + missed.length === 0;
}

const good = values.seed === undefined ? await many() : await one(Number(values.seed));
process.exitCode = good ? 0 : 1;
