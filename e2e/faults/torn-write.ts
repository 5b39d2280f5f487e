import { cutAndCheck } from './disk/cut.ts';
import { noShim } from './disk/shim.ts';
import { recordFlood } from './disk/told.ts';
import type { Fault, Outcome } from './lib/types.ts';

interface Shape {
  forMs: number;
  cuts: number;
  plant?: string;
}

async function run({ forMs, cuts, plant }: Shape): Promise<Outcome> {
  const recording = await recordFlood({ shoppers: 40, perSecond: 800, forMs, syncMs: 5, plant });
  return await cutAndCheck(recording, cuts, ['torn', 'torn', 'none'], 1001);
}

export const fault: Fault = {
  name: 'torn-write',
  what: 'The power goes within writes: of what was not synced, each sector of 512 bytes is kept or not, while the WAL is moved into the store, begins anew, or grows.',
  rules: ['C3', 'C5', 'C6', 'C8'],
  control: 'moving the WAL into the store syncs nothing',
  shows: ['ackedLost'],
  notHere: async () => noShim(),
  run: (scale) => run(scale === 'long' ? { forMs: 10_000, cuts: 700 } : { forMs: 4000, cuts: 12 }),
  runControl: () => run({ forMs: 4000, cuts: 20, plant: 'no-store-sync' }),
};
