import { judge } from './lib/page/judge.ts';
import { backAgain, onStage } from './lib/page/stage.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { until } from './lib/until.ts';

interface Shape {
  crashes: number;
  /** Messages pressed before each. */
  presses: number;
}

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { crashes: 2, presses: 10 },
  long: { crashes: 15, presses: 40 },
};

const run = ({ crashes, presses }: Shape, plant?: string): Promise<Outcome> =>
  onStage({ plant }, async ({ server, visits }) => {
    const first = await visits.open();
    await first.do((talk) => talk.press('visit 1 says 0'), 0);
    await until(() => visits.ledger.acked.length === 1, 60_000);
    await first.close();
    for (let crash = 0; crash < crashes; crash++) {
      // Without a server nothing is sent: whatever is kept is kept by the device.
      await server.kill();
      const visit = await visits.open();
      const before = visits.saved.size;
      void visit.do((talk, count) => talk.pressMany(0, count, 5), presses);
      const enough = 1 + Math.floor(Math.random() * presses * 0.8);
      await until(() => visits.saved.size - before >= enough, 60_000, 1);
      await visit.crash();
      await backAgain(server);
    }
    const last = await visits.open();
    await last.do((talk) => talk.connect(), 0);
    const settledMs = await visits.settle(plant ? 3_000 : 30_000);
    return judge(visits, {
      crashes,
      'kept on the device': visits.saved.size,
      'delivered by the next visit in ms': Math.round(settledMs),
    });
  });

export const fault: Fault = {
  name: 'tab-crash',
  what: 'The process of a tab crashes between the write to the device and the send, with no network to send over.',
  rules: ['C1', 'C17'],
  control: 'messages count as saved without having been written',
  shows: ['stuck', { says: 'is gone without a trace' }],
  run: (scale) => run(SHAPE[scale]),
  runControl: () => run({ crashes: 1, presses: 10 }, 'saved-without-writing'),
};
