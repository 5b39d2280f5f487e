import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createShim, noShim, type Shim } from './disk/shim.ts';
import { type Crowd, gather } from './lib/crowd.ts';
import { verdict } from './lib/ledger.ts';
import { limitMs, OF_THE_MACHINE } from './lib/limit.ts';
import { type Server, startServer } from './lib/server.ts';
import { sumOf } from './lib/sum.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { until } from './lib/until.ts';

interface Sync {
  readonly call: 'fsync' | 'fdatasync';
  readonly end: string;
  readonly name: string;
  /** What ignores its error when it is switched off. */
  readonly guard: string;
}

/** The syncs that durability rests on. */
const SYNCS: readonly Sync[] = [
  { call: 'fdatasync', end: 'shopbell.db-wal', name: "the groups' sync of the WAL", guard: 'sync-error-ignored' },
  { call: 'fsync', end: 'shopbell.db-wal', name: "a checkpoint's sync of the WAL", guard: 'failed-checkpoint-later' },
  {
    call: 'fdatasync',
    end: 'shopbell.db',
    name: "a checkpoint's sync of the store beside the groups",
    guard: 'unsynced-store-ignored',
  },
  {
    call: 'fsync',
    end: 'shopbell.db',
    name: "a checkpoint's last sync of the store",
    guard: 'failed-checkpoint-later',
  },
];

const WENT_ON = 'failed, and the process went on';

/** `EX_SOFTWARE`: durability was lost. */
const EXIT_CODE = 70;
/** Longest time from the failed sync to the end of the process, in ms. */
const END_MS = 1000;
/** An ack that was sent before the sync failed is with its client after this time, in ms, unless this process stood still. */
const ON_THE_WAY_MS = 30;

/** Fails one kind of sync in the middle of a flood. Resolves with what was not as promised. */
async function failOnce(server: Server, shim: Shim, crowd: Crowd, sync: Sync, scale: Scale): Promise<string[]> {
  const { ledger } = crowd;
  const acks: number[] = [];
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  ledger.onAck = () => acks.push(performance.now());
  const { child } = server;
  shim.fail(sync.call, sync.end);
  const came = await until(() => shim.failedAt() !== undefined, 45_000, 2, false);
  if (!came) return [`${sync.name}: there was none to fail`];
  const code = await Promise.race([child.ended, sleep(limitMs(END_MS, scale, OF_THE_MACHINE))]);
  // Both processes count from the same clock; this one counts from its own start.
  const offset = Number(process.hrtime.bigint()) / 1e6 - performance.now();
  const failedAt = (shim.failedAt() ?? 0) - offset;
  shim.mend();
  const failures: string[] = [];
  if (code !== EXIT_CODE)
    failures.push(`${sync.name} ${code === undefined ? WENT_ON : `failed, and the process ended with ${code}`}`);
  stalls.disable();
  const late = acks.filter(
    (at) => at > failedAt + limitMs(ON_THE_WAY_MS, scale, OF_THE_MACHINE) + stalls.max / 1e6,
  ).length;
  if (late > 0) failures.push(`${sync.name} failed, and ${late} acks came afterwards`);
  if (code === undefined) await server.kill();
  return failures;
}

async function run(rounds: number, syncs: readonly Sync[], scale: Scale, plant?: string): Promise<Outcome> {
  const shim = createShim();
  const server = await startServer({ plant, env: shim.env });
  try {
    const crowd = await gather(server, { shoppers: 30, agents: 2, retryMaxMs: 500 });
    const failures: string[] = [];
    const stop = crowd.flood(800);
    for (let round = 0; round < rounds; round++) {
      for (const sync of syncs) {
        await sleep(300);
        failures.push(...(await failOnce(server, shim, crowd, sync, scale)));
        server.spawn();
        await server.ready();
      }
    }
    stop();
    const settledMs = await crowd.settle();
    const figures = {
      'failed syncs': rounds * syncs.length,
      'kinds of sync': syncs.length,
      'settled in ms': Math.round(settledMs),
    };
    return verdict(crowd.ledger, await crowd.end(), figures, failures);
  } finally {
    await server.remove();
    shim.remove();
  }
}

/** Each guard is switched off alone, and the syncs that it stands behind fail; nothing ends, so that nobody waits for long. */
async function runControl(): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const guard of new Set(SYNCS.map((sync) => sync.guard))) {
    const behind = SYNCS.filter((sync) => sync.guard === guard);
    outcomes.push(await run(1, behind, 'long', guard));
  }
  return {
    counters: sumOf(outcomes.map(({ counters }) => counters)),
    figures: { guards: outcomes.length },
    failures: outcomes.flatMap(({ failures = [] }) => failures),
  };
}

export const fault: Fault = {
  name: 'fsync-error',
  what: 'A sync reports EIO: of the WAL by a commit group, of the WAL or the store by a checkpoint. The server ends at once and is started again.',
  rules: ['C5', 'C7', 'C9'],
  control: 'the error of a sync is taken for a success, each guard by itself',
  shows: SYNCS.map(({ name }) => ({ says: `${name} ${WENT_ON}` })),
  notHere: async () => noShim(),
  run: (scale) => run(scale === 'long' ? 10 : 1, SYNCS, scale),
  runControl,
};
