import { type Crowd, gather } from './lib/crowd.ts';
import { verdict } from './lib/ledger.ts';
import { limitMs, OF_THE_MACHINE } from './lib/limit.ts';
import { readLogs } from './lib/logs.ts';
import { type Server, startServer } from './lib/server.ts';
import { spread } from './lib/spread.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

interface Shape {
  kills: number;
  shoppers: number;
  agents: number;
  perSecond: number;
  /** The longest time from a start of the process to its first ack, in ms. */
  firstAckMaxMs: number;
}

/** What is promised, in ms. */
const FIRST_ACK_MS = 2000;

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: {
    kills: 3,
    shoppers: 60,
    agents: 2,
    perSecond: 500,
    firstAckMaxMs: limitMs(FIRST_ACK_MS, 'short', OF_THE_MACHINE),
  },
  long: { kills: 100, shoppers: 200, agents: 2, perSecond: 1000, firstAckMaxMs: FIRST_ACK_MS },
};

/** Whether the disk lacks something that was acked. The server must have ended. */
function hasLost(server: Server, { ledger }: Crowd): boolean {
  const heads = new Map(readLogs(server.dataDir).map((log) => [log.conversation, log.public.length]));
  return ledger.acked.some(({ conversation, seq = 0 }) => seq > (heads.get(conversation) ?? 0));
}

/** The start after a kill. Resolves with the ms from it to the first ack. */
async function startAgain(server: Server, { ledger }: Crowd): Promise<number> {
  const spawnedAt = server.spawn();
  const before = ledger.acked.length;
  await until(() => ledger.acked.length > before, 60_000, 2);
  return performance.now() - spawnedAt;
}

async function run({ kills, shoppers, agents, perSecond, firstAckMaxMs }: Shape, plant?: string): Promise<Outcome> {
  const server = await startServer({ plant });
  try {
    const crowd = await gather(server, { shoppers, agents });
    const firstAcks: number[] = [];
    const startedAt = performance.now();
    const stop = crowd.flood(perSecond);
    let isShown = false;
    for (let i = 0; i < kills && !isShown; i++) {
      // At a random moment of the flood.
      await sleep(200 + Math.random() * 800);
      await server.kill();
      // The control needs a kill at the right moment, and no more of them.
      isShown = plant !== undefined && hasLost(server, crowd);
      firstAcks.push(await startAgain(server, crowd));
    }
    await sleep(300);
    stop();
    const seconds = (performance.now() - startedAt) / 1000;
    const settledMs = await crowd.settle(plant ? 5000 : 60_000);
    const acks = spread(firstAcks);
    const figures = {
      kills: firstAcks.length,
      conversations: shoppers,
      'messages a second': Math.round(crowd.ledger.pressed.length / seconds),
      'first ack after a start, median ms': acks.median,
      'most ms': acks.most,
      'settled in ms': Math.round(settledMs),
    };
    const late = firstAcks.filter((ms) => ms > firstAckMaxMs).length;
    const failures =
      late > 0 ? [`after ${late} of ${kills} starts the first ack took more than ${firstAckMaxMs} ms`] : [];
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
  runControl: () => run({ ...SHAPE.short, kills: 20 }, 'ack-before-transaction'),
};
