import { createFaultProxy, type DrawConditions, type FaultProxy, type LineConditions } from '@shopbell/sdk/testing';
import { newLedger, verdict } from './ledger.ts';
import { colleague, endPeople, keepTalking, settlePeople, shopper, takeAll } from './people.ts';
import { type Server, startServer } from './server.ts';
import type { Outcome } from './types.ts';
import { sleep } from './until.ts';

export interface TalkOptions {
  shoppers: number;
  agents: number;
  /** Everybody says something every so often, in ms, for so long. */
  everyMs: number;
  forMs: number;
  seed: number;
  /** What lines suffer while the talk goes on. */
  conditions: LineConditions | DrawConditions;
  /** Done to the network from time to time, while the talk goes on. */
  disturb?: (proxy: FaultProxy) => void;
  disturbEveryMs?: number;
  /** A guard of the server that is off. */
  plant?: string | undefined;
  env?: Readonly<Record<string, string>>;
  /** How long to wait for everybody to be up to date; 60 s and the window of the returns unless said. */
  settleMs?: number;
  /** For controls: give up when everybody has been online for this long, in ms. */
  graceMs?: number | undefined;
  /** Looks at the server when everybody is back; returns what is not as promised. */
  check?: (server: Server) => Promise<readonly string[]>;
}

const counts = (proxy: FaultProxy): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { trace } of proxy.connections) {
    for (const { what } of trace) found[what] = (found[what] ?? 0) + 1;
  }
  return found;
};

/** Shoppers and agents with the SDK talk through a bad network; then the network is good, and everything must be there. */
export async function talk(options: TalkOptions): Promise<Outcome> {
  const { everyMs, forMs, seed, conditions, disturb, disturbEveryMs = 1000, settleMs = 61_000 } = options;
  const server = await startServer({ plant: options.plant, ...(options.env ? { env: options.env } : {}) });
  const proxy = await createFaultProxy({ target: { port: server.port }, seed });
  const ledger = newLedger();
  try {
    const shoppers = Array.from({ length: options.shoppers }, (_, i) =>
      shopper(`shopper ${i}`, proxy.url, server, ledger),
    );
    for (const each of shoppers) each.say(`${each.who} says hello`);
    const staff = await Promise.all(
      Array.from({ length: options.agents }, (_, i) => colleague(i, proxy.url, server, ledger)),
    );
    await takeAll(shoppers, staff, ledger);

    // Only from here on: everybody is in, and the first thing each line meets is its end.
    proxy.set(conditions);
    proxy.endAll('cut');
    const people = [...shoppers, ...staff];
    const quiet = keepTalking(shoppers, staff, everyMs);
    const disturbing = setInterval(() => disturb?.(proxy), disturbEveryMs);
    await sleep(forMs);
    quiet();
    clearInterval(disturbing);
    const traced = counts(proxy);

    proxy.set({});
    proxy.endAll('cut');
    const settledMs = await settlePeople(people, settleMs, options.graceMs);
    const failures = [
      ...((await options.check?.(server)) ?? []),
      ...(ledger.refused.length > 0 ? [`${ledger.refused.length} were refused`] : []),
    ];
    const figures = { connections: proxy.connections.length, ...traced, 'settled in ms': settledMs };
    return verdict(ledger, await endPeople(people, server), figures, failures);
  } finally {
    await proxy.close();
    await server.remove();
  }
}
