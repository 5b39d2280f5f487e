import { drawExtras, type Extra, extraDice } from './extras.ts';
import { noCounters } from './history.ts';
import type { Ran, RunOptions } from './ran.ts';
import { endFaults } from './world/aftermath.ts';
import { createDice } from './world/dice.ts';
import { createDisk } from './world/disk.ts';
import { scheduleErasing } from './world/erasing.ts';
import { createFaults } from './world/faults.ts';
import { flood } from './world/flood.ts';
import { judge } from './world/judge.ts';
import { createLedger } from './world/ledger.ts';
import { createMoments } from './world/moments.ts';
import { createNet } from './world/net.ts';
import type { PageWorld } from './world/page.ts';
import { createPeople } from './world/people.ts';
import { drawRates } from './world/rates.ts';
import { createRecorder } from './world/record.ts';
import { createServer } from './world/server.ts';
import { createTimeline } from './world/timeline.ts';
import { createWatch } from './world/watch.ts';

/** In how many worlds a backup is brought back for certain. */
const RESTORED = 0.1;
/** In how many worlds things go wrong at the one moment at which it is felt, and how often there, as a mean time in ms. */
const AWKWARD = 0.04;
const MOMENT_EVERY_MS = 2000;
/** A Thursday in November, epoch ms. */
const START = 1_763_000_000_000;

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
  const crowd = createPeople(world, {
    seed,
    rates,
    rivals: isAwkward,
    promising: of('promising'),
    guarded: of('guarded'),
    leaving: of('leaving'),
    ledger,
    trace: mark,
    entered(page) {
      boxes.set(page.host, page.device.name);
      moments.entered(page);
    },
  });
  const { shoppers, agents, pages, reload, freeze } = crowd;
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

  const ended = endFaults({
    timeline,
    dice: people,
    rates,
    ledger,
    net,
    disk,
    server,
    people: crowd,
    failures,
    judge: (store) =>
      judge({
        recorder,
        store,
        erased: disk.erased(),
        isSetBack,
        conversations,
        shoppers,
        agents,
        daysPassed: jumpedMs > 0,
      }),
    trace: mark,
  });

  await server.start();
  await timeline.play(ended.isOver);
  for (const page of pages()) failures.push(...page.faults, ...page.untold(disk.writtenAt));
  for (const [box, { size }] of recorder.secrets)
    if (size > 1) failures.push(`${box} spoke under several secrets: ${size}`);
  const { counters, findings } = ended.judged() ?? { counters: { ...noCounters(), stuck: 1 }, findings: [] };
  return {
    seed,
    counters,
    findings,
    failures,
    ledger,
    rates,
    events: timeline.count,
    recoveredMs: ended.recoveredMs(),
  };
}
