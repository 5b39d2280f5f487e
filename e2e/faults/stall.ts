import { type Crowd, gather } from './lib/crowd.ts';
import { verdict } from './lib/ledger.ts';
import { startServer } from './lib/server.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep } from './lib/until.ts';

interface Shape {
  rounds: number;
  stallMs: number;
  shoppers: number;
}

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { rounds: 1, stallMs: 5000, shoppers: 20 },
  long: { rounds: 6, stallMs: 5000, shoppers: 100 },
};

const PER_SECOND = 200;
/** Half of the clients lose patience and come again while the server stands: then it hears everything twice at once. */
const IMPATIENT_MS = 900;

/** This process stands still, all its clients with it. */
const standStill = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

async function rounds({ rounds: count, stallMs }: Shape, pause: (on: boolean) => void): Promise<void> {
  for (let i = 0; i < count; i++) {
    await sleep(500);
    pause(true);
    await sleep(stallMs);
    pause(false);
    await sleep(800);
    standStill(stallMs);
    await sleep(300);
  }
}

const welcomes = ({ all }: Crowd): number => all.reduce((sum, each) => sum + each.welcomes, 0);

async function run(shape: Shape, plant?: string): Promise<Outcome> {
  const server = await startServer({ plant });
  try {
    const crowd = await gather(server, { shoppers: shape.shoppers, agents: 2, silenceMs: IMPATIENT_MS });
    const before = welcomes(crowd);
    const stop = crowd.flood(PER_SECOND);
    await rounds(shape, (on) => server.signal(on ? 'SIGSTOP' : 'SIGCONT'));
    stop();
    const settledMs = await crowd.settle(plant ? 3000 : 60_000);
    const figures = {
      stalls: shape.rounds * 2,
      'each ms': shape.stallMs,
      'came again': welcomes(crowd) - before,
      'settled in ms': Math.round(settledMs),
    };
    return verdict(crowd.ledger, await crowd.end(), figures);
  } finally {
    await server.remove();
  }
}

export const fault: Fault = {
  name: 'stall',
  what: 'The server stands still (SIGSTOP) under load, then the clients do; impatient ones come again and repeat what was not answered.',
  rules: ['C1', 'C7', 'C8', 'C12', 'C21'],
  control: 'the server forgets which ids it has stored',
  shows: ['stuck'],
  run: (scale) => run(SHAPE[scale]),
  runControl: () => run(SHAPE.short, 'no-dedup'),
};
