import { quantile } from '../load/tally.ts';
import { Client, type Herd } from './client.ts';
import type { Answer, Ask, Returned } from './commands.ts';

/** Ten thousand clients in a process of their own. */
const clients: Client[] = [];
const connectedAt: number[] = [];
let lastAt = 0;
let [known, back] = [0, 0];

async function until(done: () => boolean, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!done() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function gather({
  port,
  clients: count,
  every,
  perSecond,
  site,
  apiKey,
  missed,
}: Extract<Ask, { do: 'gather' }>) {
  const herd: Herd = {
    port,
    site,
    apiKey,
    missed,
    knows() {
      known += 1;
    },
    connected: (at) => void connectedAt.push(at),
    back() {
      back += 1;
      lastAt = Date.now();
    },
  };
  const startedAt = performance.now();
  while (clients.length < count) {
    const due = Math.min(count, ((performance.now() - startedAt) / 1000) * perSecond);
    while (clients.length < due) {
      const client = new Client(clients.length, clients.length * every, herd);
      clients.push(client);
      void client.connect();
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await until(() => known === count, 30_000);
  if (known < count) throw new Error(`${count - known} clients were not taken in`);
}

async function comeBack(withinMs: number): Promise<Returned> {
  await until(() => back === clients.length, withinMs);
  const took = Float64Array.from(clients.flatMap(({ tookMs }) => (tookMs > 0 ? [tookMs] : []))).sort();
  const sum = (get: (client: Client) => number): number => clients.reduce((all, each) => all + get(each), 0);
  return {
    back,
    lastAt,
    connectedAt,
    p50Ms: quantile(took, 0.5),
    p99Ms: quantile(took, 0.99),
    missing: sum(({ missing }) => missing),
    wrong: sum(({ wrong }) => wrong),
    sentAway: sum(({ sentAway }) => Number(sentAway)),
  };
}

async function carryOut(ask: Ask): Promise<Answer> {
  if (ask.do === 'return') return { ok: true, returned: await comeBack(ask.withinMs) };
  await gather(ask);
  return { ok: true };
}

process.on('message', (ask: Ask) => {
  carryOut(ask).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ ok: false, error: String(error) }),
  );
});
