/**
 * `node sim/main.ts`: lives through seeds, one after the other, in this process. `npm run sim` starts it; see `README.md`.
 */
import { argumentsOf } from '../scripts/lib/arguments.ts';
import { extrasOf } from './extras.ts';
import { forbid } from './guard.ts';
import { runMany } from './many.ts';
import { SIM_OPTIONS } from './options.ts';
import { isGood, type Ran } from './ran.ts';
import { badLines, ledgerLines, sumLine } from './report.ts';
import { runSeed } from './run.ts';
import { shows } from './signs.ts';
import { NEEDS } from './world/ledger.ts';

const args = argumentsOf({
  command: 'node sim/main.ts',
  what: 'Lives through seeds, one after the other, in this process.',
  options: SIM_OPTIONS,
});
const tabs = args.has('tabs') || (args.has('no-tabs') ? false : undefined);
const awkward = args.has('awkward');
const said = args.word('with');
const extras = extrasOf(said);
const reach = args.word('reach') ?? 'none';
const sign = args.word('shows');

forbid();

async function one(seed: number): Promise<boolean> {
  const ran = await runSeed(seed, { tabs, awkward, extras, trace: (line) => console.log(line) });
  console.log(JSON.stringify(ran.rates));
  console.log([...ran.ledger].map(([state, count]) => `${state} ${count}`).join(', '));
  for (const line of badLines(ran)) console.log(line);
  return isGood(ran);
}

async function many(): Promise<boolean> {
  const minutes = args.number('minutes');
  const count = args.number('seeds') ?? (minutes === undefined ? 1000 : Number.MAX_SAFE_INTEGER);
  const sum = await runMany({
    tabs,
    awkward,
    extras,
    from: args.number('from') ?? 1,
    seeds: count,
    withinMs: (minutes ?? Number.POSITIVE_INFINITY) * 60_000,
    badMax: args.number('bad') ?? 10,
    isBad: sign === undefined ? undefined : (ran) => shows(ran, sign),
    found(ran: Ran, seconds: number) {
      console.log(
        `✗ seed ${ran.seed} after ${seconds.toFixed(1)} s – again with: npm run sim -- --seed ${ran.seed}${tabs === undefined ? '' : tabs ? ' --tabs' : ' --no-tabs'}${awkward ? ' --awkward' : ''}${said === undefined ? '' : ` --with ${said}`}`,
      );
      for (const line of badLines(ran)) console.log(`    ${line}`);
    },
  });
  const missed = NEEDS.flatMap(([state, need]) =>
    reach === 'none' ||
    (reach === 'short' && need === 'long') ||
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

const seed = args.number('seed');
const good = seed === undefined ? await many() : await one(seed);
process.exitCode = good ? 0 : 1;
