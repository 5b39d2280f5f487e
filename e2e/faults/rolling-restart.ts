import { type Crowd, gather } from './lib/crowd.ts';
import { verdict } from './lib/ledger.ts';
import { together } from './lib/page/judge.ts';
import { type Server, startServer } from './lib/server.ts';
import { spread } from './lib/spread.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

interface Shape {
  restarts: number;
  shoppers: number;
  perSecond: number;
}

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { restarts: 2, shoppers: 50, perSecond: 300 },
  long: { restarts: 20, shoppers: 400, perSecond: 1000 },
};

/** The longest time from SIGTERM to the end of the process, in ms (C23). */
const EXIT_MAX_MS = 10_000;
/** The longest time until everybody is back, in ms. */
const BACK_MAX_MS = 45_000;

interface Restart {
  code: number | string;
  tookMs: number;
  backMs: number;
  /** Clients that heard no goaway with the heads that had changed. */
  unwarned: number;
  /** The share of clients whose goaway named a head: nearly all, in a flood. */
  told: number;
}
/** At least so many of them, since what has not changed is not named. */
const TOLD_LEAST = 0.1;

async function restart(server: Server, { all }: Crowd): Promise<Restart> {
  const before = all.map(({ goaways, welcomes }) => ({ goaways: goaways.length, welcomes }));
  const { code, tookMs } = await server.term();
  const startedAt = performance.now();
  server.spawn();
  await until(() => all.every(({ welcomes }, i) => welcomes > (before[i]?.welcomes ?? 0)), BACK_MAX_MS, 10, false);
  const backMs = performance.now() - startedAt;
  const unwarned = all.filter(({ goaways }, i) => {
    const last = goaways.at(-1);
    return goaways.length === before[i]?.goaways || !Array.isArray(last?.heads) || !(Number(last.waitMs) >= 0);
  }).length;
  const told = all.filter(({ goaways }) => {
    const heads = goaways.at(-1)?.heads;
    return Array.isArray(heads) && heads.length > 0;
  }).length;
  return { code, tookMs, backMs, unwarned, told: told / all.length };
}

async function run({ restarts, shoppers, perSecond }: Shape, plant?: string): Promise<Outcome> {
  const server = await startServer({ plant });
  try {
    const crowd = await gather(server, { shoppers, agents: 2, retryMaxMs: 500 });
    const stop = crowd.flood(perSecond);
    const done: Restart[] = [];
    for (let i = 0; i < restarts; i++) {
      await sleep(300 + Math.random() * 500);
      done.push(await restart(server, crowd));
    }
    stop();
    const settledMs = await crowd.settle();
    const unwarned = done.reduce((sum, each) => sum + each.unwarned, 0);
    const failures = [
      ...(unwarned > 0 ? [`${unwarned} goodbyes were not heard`] : []),
      ...done.filter(({ told }) => told < TOLD_LEAST).map(() => 'goodbyes did not tell how far the logs go'),
      ...done.filter(({ tookMs }) => tookMs > EXIT_MAX_MS).map(({ tookMs }) => `the end took ${Math.round(tookMs)} ms`),
      ...done.filter(({ backMs }) => backMs >= BACK_MAX_MS).map(() => 'not everybody came back within 45 s'),
      ...done.filter(({ code }) => code !== 0).map(({ code }) => `the process ended with ${code}`),
    ];
    const figures = {
      restarts,
      clients: crowd.all.length,
      'drained in ms, most': spread(done.map(({ tookMs }) => tookMs)).most,
      'all back after the start in ms, most': spread(done.map(({ backMs }) => backMs)).most,
      'settled in ms': Math.round(settledMs),
    };
    return verdict(crowd.ledger, await crowd.end(), figures, failures);
  } finally {
    await server.remove();
  }
}

export const fault: Fault = {
  name: 'rolling-restart',
  what: 'The server is told to stop (SIGTERM) under load and started again: it says goodbye with a time to return, ends within 10 s, and everybody comes back.',
  rules: ['C12', 'C23', 'C25'],
  control: 'nobody is told when to come back; and nobody how far the logs go',
  shows: [{ says: 'goodbyes were not heard' }, { says: 'no heads: goodbyes did not tell how far the logs go' }],
  run: (scale) => run(SHAPE[scale]),
  runControl: async () =>
    together({
      'no goodbye': await run({ ...SHAPE.short, restarts: 1 }, 'no-goaway'),
      'no heads': await run({ ...SHAPE.short, restarts: 1 }, 'no-heads'),
    }),
};
