import { limitMs } from './lib/limit.ts';
import { judge, together } from './lib/page/judge.ts';
import { watchSockets } from './lib/page/sockets.ts';
import { backAgain, onStage } from './lib/page/stage.ts';
import type { Visit, Visits } from './lib/page/visits.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

interface Shape {
  tabs: number;
  sends: number;
  everyMs: number;
  kills: number;
}

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { tabs: 3, sends: 20, everyMs: 40, kills: 2 },
  long: { tabs: 5, sends: 200, everyMs: 50, kills: 10 },
};

/** The longest hand-over, in ms: the lease of the tabs. */
const LEASE_MS = 5_000;
/** For the last look at how many sockets there are, in ms. */
const LOOK_MS = 100;

/** One tab's place: who sits there now, and how many messages are still to be said. */
interface Seat {
  visit: Visit;
  before: number;
}

/** How many messages of this page are sure: it is there, or has told that the device had them. The next one says the others. */
const saidBy = ({ ledger, saved }: Visits, { who, isAlive }: Visit): number =>
  ledger.pressed.filter(({ sender, cid }) => sender === who && (isAlive || saved.has(cid))).length;

async function sitDown(visits: Visits, { sends, everyMs }: Shape, before: number): Promise<Seat> {
  const visit = await visits.open();
  // A page that has nothing left to say looks on.
  if (before < sends) {
    void visit.do((talk, [count, every]) => talk.pressMany(0, count, every), [sends - before, everyMs] as const);
  } else await visit.do((talk) => talk.connect(), 0);
  return { visit, before };
}

/** Runs in the page, before its script. */
const withoutLocks = () => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });

const pass = (scale: Scale, shape: Shape, hasLocks: boolean, plant?: string): Promise<Outcome> =>
  onStage({ plant, init: hasLocks ? undefined : withoutLocks }, async ({ server, visits }) => {
    const sockets = watchSockets(server);
    // All at once, on a device that remembers nobody: each may make a secret, and die before it has heard which one counts.
    const seats = await Promise.all(Array.from({ length: shape.tabs }, () => sitDown(visits, shape, 0)));
    const saidAt = ({ visit, before }: Seat) => before + saidBy(visits, visit);
    let killed = 0;
    let speaking = 0;
    for (; killed < shape.kills; killed++) {
      await sleep((shape.sends * shape.everyMs * (0.4 + Math.random() * 0.6)) / shape.kills);
      // Somebody who still has something to say, while there is one.
      const unfinished = seats.filter((seat) => saidAt(seat) < shape.sends);
      const among = unfinished.length > 0 ? unfinished : seats;
      const seat = among[Math.floor(Math.random() * among.length)];
      if (!seat) break;
      if (unfinished.length > 0) speaking += 1;
      await (killed % 2 ? seat.visit.close() : seat.visit.crash());
      seats[seats.indexOf(seat)] = await sitDown(visits, shape, saidAt(seat));
    }
    await until(() => seats.every((seat) => saidAt(seat) >= shape.sends), 120_000);
    // What a dead tab has left on the device is the next visit's.
    const last = await visits.open();
    await last.do((talk) => talk.connect(), 0);
    const settledMs = await visits.settle(plant ? 8_000 : 60_000);
    const leaders = await visits.leaders(limitMs(LEASE_MS, scale));
    await sleep(LOOK_MS);
    sockets.stop();
    const failures: string[] = [];
    if (killed < shape.kills) failures.push(`${killed} of ${shape.kills} tabs were killed`);
    if (shape.kills > 0 && speaking === 0) failures.push('no tab was killed in the middle of its words');
    if (leaders !== 1) failures.push(`${leaders} of ${visits.alive.length} tabs lead in the end`);
    if (sockets.longestOverlapMs > LEASE_MS) failures.push(`more than one socket for ${sockets.longestOverlapMs} ms`);
    return judge(
      visits,
      {
        'tabs killed': killed,
        'of them while speaking': speaking,
        'settled in ms': Math.round(settledMs),
        'most sockets': sockets.most,
        'longest with more than one, ms': Math.round(sockets.longestOverlapMs),
      },
      failures,
      shape.tabs * shape.sends,
    );
  });

/** One tab says something without a server, another one reads it on the device: both have it, under one cid. */
const readByAnother = (plant: string): Promise<Outcome> =>
  onStage({ plant }, async ({ server, visits }) => {
    const first = await visits.open();
    await first.do((talk) => talk.press('visit 1 says 0'), 0);
    await until(() => visits.ledger.acked.length === 1, 60_000);
    await server.kill();
    await first.do((talk) => talk.pressMany(1, 5, 0), 0);
    await until(() => visits.saved.size > 5, 60_000);
    const second = await visits.open();
    await second.do((talk) => talk.connect(), 0);
    await backAgain(server);
    await visits.settle(8_000);
    return judge(visits, {});
  });

export const fault: Fault = {
  name: 'tabs',
  what: 'Several tabs of one browser talk at once while some are closed without notice and the processes of others crash; with Web Locks and without.',
  rules: ['C1', 'C17', 'C19'],
  control:
    'tabs without the socket keep what they want sent to themselves; and what a tab reads on the device it sends under a cid of its own',
  shows: [{ says: 'kept to themselves: stuck' }, { says: 'another cid: duplicates' }],
  run: async (scale) =>
    together({
      'with Web Locks': await pass(scale, SHAPE[scale], true),
      without: await pass(scale, SHAPE[scale], false),
    }),
  // Nobody is killed: who leads next reads what all have left on the device, and would send it.
  runControl: async () =>
    together({
      'kept to themselves': await pass('short', { ...SHAPE.short, kills: 0 }, true, 'tabs-keep-to-themselves'),
      'another cid': await readByAnother('read-under-another-cid'),
    }),
};
