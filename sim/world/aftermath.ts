import { isClean, type Judgement } from '../history.ts';
import type { Dice } from './dice.ts';
import type { Disk } from './disk.ts';
import { type Ledger, note } from './ledger.ts';
import type { Net } from './net.ts';
import type { Page } from './page.ts';
import type { People } from './people.ts';
import type { Rates } from './rates.ts';
import type { Process, Server } from './server.ts';
import type { Timeline } from './timeline.ts';

/** C25: 60 s, and the window over which clients come back (250 ms is the least the relay names). */
const RECOVERY_MS = 60_000 + 250;
/** When to look whether all is well, in ms after the faults. */
const LOOKS_MS = [50, 500, 2000, 5000, 10_000, 15_000, 20_000, 26_000, 32_000, 41_000, 50_000, 55_000, RECOVERY_MS];
/** When agents look once more at what has gone out of their sight: after whatever comes by itself, in ms after the faults. */
const REOPENED_MS = 45_000;
/** By then everybody knows of what a newcomer has said, with no heartbeat to help, in ms. */
const LIVE_MS = 3_000;
/** How often somebody looks whether a page that keeps nothing has sent all it has, in ms. */
const EMPTY_EVERY_MS = 250;
/** By then nobody of whom somebody has signed out is on any of their screens, in ms. */
const LEFT_MS = 2_000;
/** By then what somebody else has said there is through, however slowly their tabs tell each other, in ms. */
const SAID_MS = 15_000;

/** Where faults end. */
interface Aftermath {
  readonly timeline: Timeline;
  /** What people decide by. */
  readonly dice: Dice;
  readonly rates: Rates;
  readonly ledger: Ledger;
  readonly net: Net;
  readonly disk: Disk;
  readonly server: Pick<Server, 'process'>;
  readonly people: People;
  /** What went wrong; more is added. */
  readonly failures: string[];
  /** Looks at every log and screen. */
  judge(store: Process['store']): Promise<Judgement>;
  readonly trace: ((line: string) => void) | undefined;
}

/** How it ended; both are undefined where nobody could look. */
export interface Ended {
  isOver(): boolean;
  judged(): Judgement | undefined;
  /** Virtual time from the end of the faults until all was well. */
  recoveredMs(): number | undefined;
}

/** Ends the faults when their time is over, has people come back and look, and judges what there is until all is well or it is too late. */
export function endFaults(world: Aftermath): Ended {
  const { timeline, dice, rates, ledger, net, disk, server, people, failures, trace } = world;
  const { pages, agents, reload, newcomer, leave } = people;
  let judged: Judgement | undefined;
  let recoveredMs: number | undefined;
  let over = false;

  const look = async (ms: number) => {
    const { process } = server;
    if (over || !process) return;
    // A person answers all tabs alike.
    const goes = dice.hit(0.8);
    for (const page of pages()) {
      if (page.stale === 0) continue;
      note(ledger, 'stale batch asked');
      page.decide(goes);
    }
    // Reading logs and screens is dear: while anything is on its way nobody needs to look.
    const busy = net.inFlight() > 0 || pages().some((page) => page.pending().length > 0);
    if (busy && ms < RECOVERY_MS) {
      recoveredMs = undefined;
      return;
    }
    judged = await world.judge(process.store);
    const good = isClean(judged.counters) && net.inFlight() === 0;
    if (good) recoveredMs ??= ms;
    else recoveredMs = undefined;
    over = ms > RECOVERY_MS + LIVE_MS || (good && !rates.patient) || (!good && ms >= RECOVERY_MS);
    if (over || ms < RECOVERY_MS) return;
    const again = (afterMs: number) =>
      timeline.after(afterMs, () => look(ms + afterMs).catch((error) => failures.push(String(error))));
    if (ms === RECOVERY_MS) {
      // By now everything is live: whoever comes is heard of at once.
      newcomer();
      again(LIVE_MS);
      return;
    }
    const remains = leave();
    if (remains) timeline.after(LEFT_MS, () => failures.push(...remains()));
    again(LEFT_MS + SAID_MS);
  };
  /** A page that keeps nothing is closed by nobody as long as it has words unsent. */
  const reloadEmpty = (page: Page): void => {
    if (!page.host.alive || !page.inMemory) return;
    if (page.pending().length === 0) reload(page);
    else timeline.after(EMPTY_EVERY_MS, () => reloadEmpty(page));
  };
  timeline.after(rates.calmAt, () => {
    trace?.('calm');
    net.calm = true;
    disk.full = false;
    disk.ambush = undefined;
    rates.lose = rates.double = rates.hold = rates.drop = 0;
    for (const page of pages()) {
      const { device } = page;
      device.online = true;
      device.laterMs ??= 10;
      if (device.database.health === 'absent') continue;
      device.database.health = 'fine';
      // What a database held that did not answer when the page was opened is read by the next page.
      reloadEmpty(page);
    }
    // What could not be loaded or read when faults ended: so says the page now, and the person opens another.
    timeline.after(2500, () => {
      for (const page of pages()) {
        if (page.device.database.health !== 'absent') reloadEmpty(page);
      }
    });
    timeline.after(REOPENED_MS, () => {
      for (const page of agents) page.reopen();
    });
    for (const ms of LOOKS_MS) timeline.after(ms, () => void look(ms).catch((error) => failures.push(String(error))));
  });

  return { isOver: () => over, judged: () => judged, recoveredMs: () => recoveredMs };
}
