import { gather } from './lib/crowd.ts';
import { verdict } from './lib/ledger.ts';
import { startServer } from './lib/server.ts';
import { sumOf } from './lib/sum.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep } from './lib/until.ts';

const HOUR_MS = 3_600_000;

/** There and back, and the other way round. Agents' sessions end after 12 h without use, so longer jumps go without them. */
const JUMPS_MS = {
  withAgents: [HOUR_MS, -2 * HOUR_MS, HOUR_MS],
  shoppersOnly: [24 * HOUR_MS, -48 * HOUR_MS, 24 * HOUR_MS],
} as const;

interface Shape {
  shoppers: number;
  betweenMs: number;
}

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { shoppers: 10, betweenMs: 400 },
  long: { shoppers: 50, betweenMs: 20_000 },
};

const PER_SECOND = 100;

async function run({ shoppers, betweenMs }: Shape, what: keyof typeof JUMPS_MS, plant?: string): Promise<Outcome> {
  const jumps = JUMPS_MS[what];
  const server = await startServer({
    plant,
    imports: ['./e2e/faults/lib/clock-hook.ts'],
    env: { FAULT_CLOCK_JUMPS: jumps.join(',') },
  });
  try {
    const crowd = await gather(server, { shoppers, agents: what === 'withAgents' ? 2 : 0 });
    const stop = crowd.flood(PER_SECOND);
    for (const _ of jumps) {
      await sleep(betweenMs);
      server.signal('SIGUSR2');
    }
    // The server looks at every connection once a second.
    await sleep(betweenMs + 1100);
    stop();
    const settledMs = await crowd.settle();
    const thrownOut = crowd.all.filter(({ welcomes }) => welcomes > 1).length;
    const failures = thrownOut > 0 ? [`${thrownOut} connections were ended by the jumps`] : [];
    const figures = { jumps: jumps.map((ms) => `${ms / HOUR_MS} h`).join(' '), 'settled in ms': Math.round(settledMs) };
    return verdict(crowd.ledger, await crowd.end(), figures, failures);
  } finally {
    await server.remove();
  }
}

/** Both runs as one. */
const joined = (a: Outcome, b: Outcome): Outcome => ({
  counters: sumOf([a.counters, b.counters]),
  figures: {
    pressed: Number(a.figures.pressed) + Number(b.figures.pressed),
    acked: Number(a.figures.acked) + Number(b.figures.acked),
    jumps: `${a.figures.jumps} ${b.figures.jumps}`,
  },
  failures: [...(a.failures ?? []), ...(b.failures ?? [])],
});

export const fault: Fault = {
  name: 'clock-jump',
  what: "The server's wall clock jumps by an hour and by a day, forwards and back, while people talk.",
  rules: ['C8', 'C21'],
  control: 'events are stamped with whatever the clock says',
  shows: ['orderBreaks'],
  run: async (scale) => joined(await run(SHAPE[scale], 'withAgents'), await run(SHAPE[scale], 'shoppersOnly')),
  runControl: () => run(SHAPE.short, 'withAgents', 'time-runs-back'),
};
