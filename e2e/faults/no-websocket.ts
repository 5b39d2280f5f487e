import { createFaultProxy, type LineConditions } from '@shopbell/sdk/testing';
import { newLedger, verdict } from './lib/ledger.ts';
import { gauge } from './lib/metrics.ts';
import { colleague, endPeople, keepTalking, settlePeople, shopper, takeAll } from './lib/people.ts';
import { isPlanted, runPlanted } from './lib/planted.ts';
import { startServer } from './lib/server.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep } from './lib/until.ts';

const SHOPPERS = 4;
const SEED = 11;

interface Size {
  /** How long the talk goes on behind the proxy, and how often everybody says something, in ms. */
  readonly forMs: number;
  readonly everyMs: number;
  /** All lines are cut this often, in ms. */
  readonly cutEveryMs: number;
  /** The next look for a socket is due by then, in ms. */
  readonly backMs: number;
}
const SIZES: Readonly<Record<Scale, Size>> = {
  short: { forMs: 4000, everyMs: 150, cutEveryMs: 400, backMs: 45_000 },
  // By then sockets are looked for every ten minutes at the most.
  long: { forMs: 180_000, everyMs: 250, cutEveryMs: 700, backMs: 700_000 },
};

/** Nobody gets a WebSocket through: one half are refused, the others get an upgrade and not a frame after it. */
const blocked = (draw: () => number): LineConditions => ({
  delayMs: 10,
  jitterMs: 10,
  upgrade: draw() < 0.5 ? 'refuse' : 'swallow',
});

const control = (): Promise<Outcome> => runPlanted('no-websocket', 'short', 'asked-once');
/** In the short form the control, a process of its own, runs beside the fault: both do little but wait. */
let beside: Promise<Outcome> | undefined;

/** All say something every so often, while all lines are cut again and again; then the lines hold, but no WebSocket. */
async function behindProxy(scale: Scale): Promise<Outcome> {
  const { forMs, everyMs, cutEveryMs, backMs } = SIZES[scale];
  const server = await startServer();
  const proxy = await createFaultProxy({ target: { port: server.port }, seed: SEED, conditions: blocked });
  const ledger = newLedger();
  /** How many lines go over HTTP once they are so many, or the time is over. */
  async function reached(wanted: number, withinMs: number): Promise<number> {
    const deadline = performance.now() + withinMs;
    let count = await gauge(server, 'shopbell_poll_lines');
    while (count !== wanted && performance.now() < deadline) {
      await sleep(250);
      count = await gauge(server, 'shopbell_poll_lines');
    }
    return count;
  }
  try {
    const shoppers = Array.from({ length: SHOPPERS }, (_, i) => shopper(`shopper ${i}`, proxy.url, server, ledger));
    const startedAt = performance.now();
    let firstAckMs = 0;
    ledger.onAck = () => {
      firstAckMs ||= performance.now() - startedAt;
    };
    for (const each of shoppers) each.say(`${each.who} says hello`);
    const staff = [await colleague(0, proxy.url, server, ledger)];
    await takeAll(shoppers, staff, ledger);
    const people = [...shoppers, ...staff];

    const quiet = keepTalking(shoppers, staff, everyMs);
    const cutting = setInterval(() => proxy.endAll('cut'), cutEveryMs);
    await sleep(forMs);
    quiet();
    clearInterval(cutting);
    const settledMs = await settlePeople(people, 30_000, isPlanted() ? 3000 : undefined);
    const lines = await reached(people.length, 10_000);
    const failures = lines === people.length ? [] : [`${lines} lines of ${people.length} went over HTTP`];

    // What was not answered when the line moves goes again: a control would hide what it has lost.
    if (isPlanted()) return verdict(ledger, await endPeople(people, server), { lines }, failures);
    const allowedAt = performance.now();
    proxy.set({});
    for (const each of shoppers) each.say(`${each.who} says goodbye`);
    const left = await reached(0, backMs);
    const backAfterMs = Math.round(performance.now() - allowedAt);
    if (left > 0) failures.push(`${left} lines did not move back`);
    await settlePeople(people, 10_000);
    const figures = {
      'over HTTP': lines,
      'first ack in ms': Math.round(firstAckMs),
      'settled in ms': settledMs,
      'back after ms': backAfterMs,
    };
    return verdict(ledger, await endPeople(people, server), figures, failures);
  } finally {
    await proxy.close();
    await server.remove();
  }
}

export const fault: Fault = {
  name: 'no-websocket',
  what: 'A proxy on the way lets no WebSocket through, refused or swallowed, and cuts plain requests again and again; then it lets sockets pass.',
  rules: ['C1', 'C7', 'C8', 'C10', 'C12', 'C25'],
  control: 'a request whose answer got lost is not made again',
  shows: ['stuck'],
  run(scale) {
    if (scale === 'short' && !isPlanted()) {
      beside = control();
      // Whoever waits for it is told.
      beside.catch(() => undefined);
    }
    return behindProxy(scale);
  },
  runControl: () => beside ?? control(),
};
