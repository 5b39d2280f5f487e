import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/child.ts';
import { commit, machine } from '../lib/here.ts';
import { shuffled } from '../lib/shuffled.ts';
import type { ServerName } from '../load/commands.ts';
import { FLAGS, LIMITS } from '../servers/start.ts';
import { missed } from './goals.ts';
import { measure, measureMemory } from './measure.ts';
import { FLOOR, joined, memoryRowsOf, PEER, type Result, rowsOf } from './report.ts';
import { type Run, SCENARIOS } from './scenarios.ts';

/**
 * `npm run bench -- relay [SCENARIO…] [memory]`: our server beside the floor and the peer, in shuffled rounds, into
 * `bench/results/relay.json`. With names only those parts are measured; the others stay if they are of the same commit.
 * Exits with 1 when a goal is missed or a message was.
 */
const FILE = join(ROOT, 'bench/results/relay.json');
const ROUNDS = 5;
const MEMORY_ROUNDS = 3;
const CONNECTIONS = 10_000;
const PORT = 7400;
const SERVERS: readonly ServerName[] = [FLOOR, 'shopbell', PEER];

async function rounds<T>(
  count: number,
  name: string,
  run: (server: ServerName) => Promise<T>,
  sofar: (rounds: readonly Map<ServerName, T>[]) => void,
): Promise<void> {
  const all: Map<ServerName, T>[] = [];
  for (let i = 1; i <= count; i++) {
    const round = new Map<ServerName, T>();
    for (const server of shuffled(SERVERS)) round.set(server, await run(server));
    console.log(`${name}: round ${i} of ${count}`);
    all.push(
      new Map(
        SERVERS.flatMap((server) => {
          const run = round.get(server);
          return run === undefined ? [] : [[server, run]];
        }),
      ),
    );
    sofar(all);
  }
}

const readResult = (): Result | undefined =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Result) : undefined;

/** Writes what is measured so far. */
function keep(result: Result): void {
  mkdirSync(join(ROOT, 'bench/results'), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(joined(readResult(), result), undefined, 2)}\n`);
}

async function main(args: readonly string[]): Promise<number> {
  const names = [...SCENARIOS.map(({ name }) => name), 'memory'];
  const unknown = args.filter((arg) => !names.some((name) => name === arg));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(', ')}. Choose of: ${names.join(', ')}.`);
    return 1;
  }
  const wanted = (name: string): boolean => args.length === 0 || args.includes(name);
  console.log(machine(FLAGS));
  console.log(
    Object.entries(LIMITS)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  );
  const result: Result = {
    machine: machine(FLAGS),
    commit: commit(),
    limits: LIMITS,
    rows: [],
    memory: [],
  };
  for (const scenario of SCENARIOS.filter(({ name }) => wanted(name))) {
    const before = result.rows;
    await rounds<Run>(
      ROUNDS,
      scenario.name,
      (server) => measure(server, PORT, scenario),
      (sofar) => {
        result.rows = [...before, ...rowsOf(scenario.name, sofar)];
        keep(result);
      },
    );
    console.table(result.rows.filter((row) => row.scenario === scenario.name));
  }
  if (wanted('memory')) {
    await rounds(
      MEMORY_ROUNDS,
      'memory',
      (server) => measureMemory(server, PORT, CONNECTIONS),
      (sofar) => {
        result.memory = memoryRowsOf(CONNECTIONS, sofar);
        keep(result);
      },
    );
    console.table(result.memory);
  }
  const bad = result.rows.filter(({ lost, duplicates, gaps }) => lost + duplicates + gaps > 0);
  for (const { server, scenario } of bad) console.error(`${server} lost, doubled or left out messages in ${scenario}.`);
  const short = missed(result);
  for (const sentence of short) console.error(`Missed: ${sentence}`);
  return bad.length + short.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
