import { type Crowd, gather } from './lib/crowd.ts';
import { verdict } from './lib/ledger.ts';
import { type Server, startServer } from './lib/server.ts';
import { spread } from './lib/spread.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

interface Shape {
  kills: number;
  shoppers: number;
  agents: number;
  perSecond: number;
}

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { kills: 3, shoppers: 60, agents: 2, perSecond: 500 },
  long: { kills: 100, shoppers: 200, agents: 2, perSecond: 1000 },
};

/** The longest time from a start of the process to its first ack, in ms. */
const FIRST_ACK_MAX_MS = 2000;

/** One kill at a random moment of the flood, and the start after it. Resolves with the ms from the start to the first ack. */
async function killOnce(server: Server, { ledger }: Crowd): Promise<number> {
  await sleep(200 + Math.random() * 800);
  await server.kill();
  const spawnedAt = server.spawn();
  const before = ledger.acked.length;
  await until(() => ledger.acked.length > before, 20_000, 2);
  return performance.now() - spawnedAt;
}

async function run({ kills, shoppers, agents, perSecond }: Shape, plant?: string): Promise<Outcome> {
  const server = await startServer({ plant });
  try {
    const crowd = await gather(server, { shoppers, agents });
    const firstAcks: number[] = [];
    const startedAt = performance.now();
    const stop = crowd.flood(perSecond);
    for (let i = 0; i < kills; i++) firstAcks.push(await killOnce(server, crowd));
    await sleep(300);
    stop();
    const seconds = (performance.now() - startedAt) / 1000;
    const settledMs = await crowd.settle(plant ? 5000 : 60_000);
    const acks = spread(firstAcks);
    const figures = {
      kills,
      conversations: shoppers,
      'messages a second': Math.round(crowd.ledger.pressed.length / seconds),
      'first ack after a start, median ms': acks.median,
      'most ms': acks.most,
      'settled in ms': Math.round(settledMs),
    };
    const late = firstAcks.filter((ms) => ms > FIRST_ACK_MAX_MS).length;
    const failures = late > 0 ? [`after ${late} of ${kills} starts the first ack took more than 2 s`] : [];
    return verdict(crowd.ledger, await crowd.end(), figures, failures);
  } finally {
    await server.remove();
  }
}

export const fault: Fault = {
  name: 'kill',
  what: 'The server is killed with `kill -9` at random moments of a flood and started again at once; clients send what was not answered again.',
  rules: ['C1', 'C2', 'C3', 'C5', 'C7', 'C8', 'C10', 'C12'],
  control: 'the ack goes out before the transaction is committed',
  shows: ['ackedLost'],
  run: (scale) => run(SHAPE[scale]),
  runControl: () => run({ ...SHAPE.short, kills: 3 }, 'ack-before-transaction'),
};
