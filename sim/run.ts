import { drawExtras, type Extra, extraDice } from './extras.ts';
import { isClean, type Judgement, noCounters } from './history.ts';
import { createDice } from './world/dice.ts';
import { createDisk } from './world/disk.ts';
import { scheduleErasing } from './world/erasing.ts';
import { createFaults } from './world/faults.ts';
import { flood } from './world/flood.ts';
import { judge } from './world/judge.ts';
import { createLedger, type Ledger, note } from './world/ledger.ts';
import { createMoments } from './world/moments.ts';
import { createNet } from './world/net.ts';
import type { Page, PageWorld } from './world/page.ts';
import { createPeople } from './world/people.ts';
import { drawRates, type Rates } from './world/rates.ts';
import { createRecorder } from './world/record.ts';
import { createServer } from './world/server.ts';
import { createTimeline } from './world/timeline.ts';
import { createWatch } from './world/watch.ts';

/** What became of one seed. */
export interface Ran extends Judgement {
  readonly seed: number;
  /** What is wrong beside the counters: an error of the server's, an event told twice. */
  readonly failures: readonly string[];
  readonly ledger: Ledger;
  /** What the world was like; undefined when it broke down. */
  readonly rates?: Rates;
  /** Events of the timeline. */
  readonly events: number;
  /** Virtual time from the end of the faults until all was well; undefined when it never was. */
  readonly recoveredMs: number | undefined;
}

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
/** In how many worlds a backup is brought back for certain. */
const RESTORED = 0.1;
/** In how many worlds things go wrong at the one moment at which it is felt, and how often there, as a mean time in ms. */
const AWKWARD = 0.04;
const MOMENT_EVERY_MS = 2000;
/** A Thursday in November, epoch ms. */
const START = 1_763_000_000_000;

/** True when nothing is wrong. */
export const isGood = ({ counters, failures }: Pick<Ran, 'counters' | 'failures'>): boolean =>
  isClean(counters) && failures.length === 0;

/** What kind of worlds; the rest is drawn. */
export interface Kind {
  /** Whether shoppers have several tabs, which share a line; drawn unless said. */
  readonly tabs?: boolean | undefined;
  /** In all of them chance is helped along, not in one of 25. */
  readonly awkward?: boolean | undefined;
  /** What is in some worlds only; drawn unless said. */
  readonly extras?: readonly Extra[] | undefined;
}

export interface RunOptions extends Kind {
  /** Told of everything that happens. */
  readonly trace?: ((line: string) => void) | undefined;
}

/** A run that broke down in the middle. */
export const brokenRun = (seed: number, error: unknown): Ran => ({
  seed,
  counters: noCounters(),
  findings: [],
  failures: [`broke down: ${error instanceof Error ? error.message : String(error)}`],
  ledger: createLedger(),
  events: 0,
  recoveredMs: undefined,
});

/** Lives through one seed. The same seed gives the same trace, to the letter. */
export async function runSeed(seed: number, { tabs, awkward = false, extras, trace }: RunOptions = {}): Promise<Ran> {
  const dice = createDice(seed);
  const rates = drawRates(dice, tabs);
  const { calmAt } = rates;
  const timeline = createTimeline();
  const ledger = createLedger();
  const recorder = createRecorder();
  const failures: string[] = [];
  const boxes = new Map<object, string>();
  const conversations = new Set<string>();
  let jumpedMs = 0;
  let serverSkewMs = 0;
  let isSetBack = false;
  let count = 0;
  const mark = trace && ((line: string) => trace(`${timeline.now.toFixed(3)} ${line}`));

  const wall = () => START + jumpedMs + timeline.now;
  const disk = createDisk({ dice: dice.fork(), ledger, syncMs: rates.syncMs, now: () => timeline.now, conversations });
  const server = createServer({
    timeline,
    dice: dice.fork(),
    rates,
    ledger,
    disk,
    net: () => net,
    wall: () => Math.floor(wall() + serverSkewMs),
    failed: (text) => failures.push(text),
  });
  const net = createNet({
    timeline,
    dice: dice.fork(),
    rates,
    ledger,
    watch: createWatch(
      recorder,
      ledger,
      mark,
      (host) => boxes.get(host) ?? '',
      () => timeline.now,
    ),
    listener: () => server.process,
  });
  const people = dice.fork();
  const world: PageWorld = {
    dice: people,
    net,
    recorder,
    timeline,
    wall,
    shopWall: () => Math.floor(wall() + serverSkewMs),
    words: () => `words ${++count}${people.hit(0.03) ? ` ${'…'.repeat(1500)}` : ''}`,
  };

  const has = drawExtras(seed, extras);
  const of = (extra: Extra) => (has.has(extra) ? (agent: number) => extraDice(seed, extra, agent) : undefined);
  // Dice of its own, as for a backup that comes back: what is rolled here moves nothing else.
  const moment = createDice(-seed - 815_000_000);
  const isAwkward = moment.hit(AWKWARD) || awkward;
  const { shoppers, agents, pages, reload, freeze, newcomer, leave } = createPeople(world, {
    seed,
    rates,
    rivals: isAwkward,
    promising: of('promising'),
    guarded: of('guarded'),
    ledger,
    trace: mark,
    entered(page) {
      boxes.set(page.host, page.device.name);
      moments.entered(page);
    },
  });
  const moments = createMoments({
    dice: moment,
    clocks: createDice(-seed - 816_000_000),
    timeline,
    rates,
    ledger,
    net,
    disk,
    shoppers: () => shoppers.map(({ page }) => page),
    reload,
    trace: mark,
  });

  const faults = createFaults({
    timeline,
    dice: dice.fork(),
    ledger,
    net,
    server,
    disk,
    recorder,
    calmAt,
    pages,
    reload,
    freeze,
    jump(ms, who) {
      isSetBack ||= ms < 0;
      if (who === 'all') jumpedMs += ms;
      else serverSkewMs += ms;
    },
    trace: mark,
  });

  // Dice of its own: what is rolled here moves nothing else.
  const old = createDice(-seed - 720_000_000);
  if (old.hit(RESTORED)) faults.bringBack(old);

  if (has.has('erasing')) {
    const own = extraDice(seed, 'erasing');
    scheduleErasing({
      dice: own,
      timeline,
      ledger,
      server,
      calmAt,
      conversations,
      pages,
      away: (page, ms) => faults.away(page, ms, own),
      bringBack: () => faults.bringBack(own),
      trace: mark,
    });
  }

  const often = (everyMs: number, run: () => void, from = people) => {
    const again = () => {
      if (timeline.now >= calmAt) return;
      run();
      next();
    };
    const next = () => timeline.after(-Math.log(1 - from.number()) * everyMs, again);
    if (everyMs > 0) next();
  };
  often(rates.lineEveryMs, faults.line);
  often(rates.serverEveryMs, faults.server);
  often(rates.personEveryMs, faults.person);
  often(rates.actEveryMs, () => {
    const page = people.pick(pages());
    if (page && !page.host.frozen) page.act();
  });

  if (isAwkward) often(MOMENT_EVERY_MS, moments.next, moment);

  if (rates.flood > 0) {
    timeline.after(calmAt * 0.7, () => {
      const { process } = server;
      const id = people.pick([...conversations]);
      if (process && id) void flood(world, process.store, id, rates.flood).catch(() => undefined);
    });
  }

  let judged: Judgement | undefined;
  let recoveredMs: number | undefined;
  let over = false;

  const look = async (ms: number) => {
    const { process } = server;
    if (over || !process) return;
    // A person answers all tabs alike.
    const goes = people.hit(0.8);
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
    judged = await judge({
      recorder,
      store: process.store,
      erased: disk.erased(),
      isSetBack,
      conversations,
      shoppers,
      agents,
      daysPassed: jumpedMs > 0,
    });
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
  timeline.after(calmAt, () => {
    mark?.('calm');
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

  await server.start();
  await timeline.play(() => over);
  for (const page of pages()) failures.push(...page.faults, ...page.untold(disk.writtenAt));
  for (const [box, { size }] of recorder.secrets)
    if (size > 1) failures.push(`${box} spoke under several secrets: ${size}`);
  const { counters, findings } = judged ?? { counters: { ...noCounters(), stuck: 1 }, findings: [] };
  return { seed, counters, findings, failures, ledger, rates, events: timeline.count, recoveredMs };
}
