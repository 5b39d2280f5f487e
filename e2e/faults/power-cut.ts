import { cutAndCheck } from './disk/cut.ts';
import { noShim } from './disk/shim.ts';
import { recordFlood } from './disk/told.ts';
import type { Fault, Outcome } from './lib/types.ts';

interface Shape {
  forMs: number;
  cuts: number;
  plant?: string;
}

/** What is acked too early stays unsynced for so long, in ms: a busy client may hear of it late. */
const CONTROL_SYNC_MS = 100;

async function run({ forMs, cuts, plant }: Shape): Promise<Outcome> {
  const recording = await recordFlood({
    shoppers: 40,
    perSecond: 400,
    forMs,
    syncMs: plant ? CONTROL_SYNC_MS : 5,
    plant,
  });
  return await cutAndCheck(recording, cuts, ['none', 'all', 'some'], 1);
}

export const fault: Fault = {
  name: 'power-cut',
  what: 'The power goes at seeded instants. All that the server wrote and synced was recorded; the disk keeps what was synced, and nothing, all or some writes of the rest.',
  rules: ['C3', 'C5', 'C6', 'C8'],
  control: 'the ack does not wait for the sync',
  shows: ['ackedLost'],
  notHere: async () => noShim(),
  run: (scale) => run(scale === 'long' ? { forMs: 10_000, cuts: 700 } : { forMs: 3000, cuts: 12 }),
  runControl: () => run({ forMs: 1000, cuts: 6, plant: 'ack-before-commit' }),
};
