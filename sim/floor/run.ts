import type { AgentStatus, Duty } from '@shopbell/domain';
import { type SiteSettings, standardSettings } from '../../packages/server/src/ports/settings.ts';
import type { Word } from '../../packages/server/src/ports/site-log.ts';
import { createTestSettings } from '../../packages/server/src/testing/settings.ts';
import { createDice } from '../world/dice.ts';
import { createDisk } from '../world/disk.ts';
import { createLedger } from '../world/ledger.ts';
import { SITE } from '../world/server.ts';
import { createTimeline } from '../world/timeline.ts';
import { judgeFloor } from './judge.ts';
import { openLine } from './line.ts';
import { type Agent, createAgent, createShopper, type Person, type Shopper } from './people.ts';
import { type FloorProcess, startFloor } from './process.ts';
import { drawFloor, drawGroup } from './rates.ts';
import { createTruth } from './truth.ts';

/** What became of one seed. */
export interface FloorRan {
  readonly seed: number;
  readonly wrong: readonly string[];
  /** Which of the rarer things happened, and how often. */
  readonly reached: ReadonlyMap<string, number>;
}

/** A Thursday in November, epoch ms. */
const START = 1_763_000_000_000;
/** After the faults every grace, wait for an offer and lost hint is over within this time, in ms. */
const CALM_MS = 90_000;
const AGAIN_MS = 6000;

/** Lives through one floor. The same seed gives the same trace, to the letter. */
export async function runFloor(seed: number, trace?: (line: string) => void): Promise<FloorRan> {
  const dice = createDice(seed);
  const rates = drawFloor(dice);
  const timeline = createTimeline();
  const wall = () => Math.floor(START + timeline.now);
  const failures: string[] = [];
  const truth = createTruth(() => timeline.now);
  const people = dice.fork();
  let count = 0;
  const cid = () => `019aa8d1-7b2c-7a00-8000-${(++count).toString(16).padStart(12, '0')}`;
  const agentId = (n: number) => `01kafzagnt00000000a${n}`;
  const ids = Array.from({ length: rates.agents }, (_, n) => agentId(n));

  const groups = () => ['pre-sales', 'after-sales'].map((id) => drawGroup(people, id));
  const staff = () =>
    new Map(
      ids.map((agent) => [
        agent,
        {
          ...{ agent, limit: people.int(4), skills: [], languages: [] },
          groups: ['pre-sales', 'after-sales'].filter(() => people.hit(0.7)),
        },
      ]),
    );
  let settings: SiteSettings = { ...standardSettings(SITE, 'UTC'), groups: groups(), staff: staff() };
  const book = createTestSettings(settings);
  const limits = () => truth.limits(new Map([...settings.staff].map(([id, { limit }]) => [id, limit])));
  limits();

  const agents: Agent[] = ids.map((id, n) =>
    createAgent(
      people,
      id,
      ids.filter((other) => other !== id),
      cid,
      n === 0,
    ),
  );
  const duty = (n: number): Duty => (n === 0 ? 'supervisor' : 'agent');
  const shoppers: Shopper[] = Array.from({ length: rates.shoppers }, (_, n) =>
    createShopper(people, `shopper ${n}`, String(n).padStart(43, 's'), cid),
  );
  const everybody: Person[] = [...agents, ...shoppers];

  const disk = createDisk({
    dice: dice.fork(),
    ledger: createLedger(),
    syncMs: rates.syncMs,
    conversations: new Set(),
  });
  const statuses = new Map<string, AgentStatus>();
  const words = new Map<string, Word>();
  let process: FloorProcess | undefined;
  let starts = 0;
  const start = async () => {
    process = await startFloor(
      {
        ...{ timeline, dice: dice.fork(), rates, disk, statuses, words, wall, settings: book },
        agents: new Map(ids.map((id, n) => [id, { id, name: `Agent ${n}`, duty: duty(n) }])),
        durable(appended) {
          truth.heard(appended);
          for (const { conversation, public: events } of appended)
            trace?.(`${timeline.now} ${conversation.id} ${events.map(({ kind }) => kind)}`);
        },
        failed: (text) => failures.push(text),
      },
      ++starts,
    );
    truth.reset(await process.store.conversations(SITE, { of: 'held', limit: 1000 }));
  };

  function enter(person: Person): void {
    if (!process) {
      timeline.after(500, () => enter(person));
      return;
    }
    person.line = openLine(
      timeline,
      process,
      rates.delayMs * people.between(0.5, 1.5),
      (frame) => person.hear(frame),
      () => {
        person.line = undefined;
        // Most come back at once; some stay away for longer than any grace.
        const awayMs = timeline.now < rates.calmAt && people.hit(0.3) ? people.between(5000, 50_000) : 0;
        timeline.after(awayMs + people.between(50, 2500), () => enter(person));
      },
    );
    person.line.say(person.hello());
  }

  const often = (everyMs: number, run: () => void) => {
    if (everyMs === 0) return;
    const next = () =>
      timeline.after(-Math.log(1 - people.number()) * everyMs, () => {
        if (timeline.now >= rates.calmAt) return;
        run();
        next();
      });
    next();
  };
  often(rates.actEveryMs, () => people.pick(everybody)?.act());
  often(rates.cutEveryMs, () => people.pick(everybody)?.line?.cut());
  often(rates.crashEveryMs, () => {
    const dead = process;
    if (!dead) return;
    process = undefined;
    dead.host.die();
    disk.crash();
    for (const person of everybody) person.line?.cut();
    timeline.after(people.between(200, 4000), () => void start());
  });
  often(rates.changeEveryMs, () => {
    settings = people.hit(0.5) ? { ...settings, staff: staff() } : { ...settings, groups: groups() };
    limits();
    book.change(settings);
  });

  await start();
  for (const person of everybody) timeline.after(people.between(0, 3000), () => enter(person));
  timeline.after(rates.calmAt, () => {
    rates.lose = rates.double = rates.hold = 0;
    for (const agent of agents) agent.calm();
  });
  let over = false;
  let wrong: string[] = [];
  /** What is wrong is looked at again: a pass, or word of it, may be on its way. */
  const look = (ms: number, isLast: boolean) =>
    timeline.after(rates.calmAt + ms, () => {
      if (over) return;
      if (!process) throw new Error('the server did not come back');
      judgeFloor({ process, settings, agents, shoppers, now: wall() })
        .then((found) => {
          wrong = found;
          over = isLast || found.length === 0;
        })
        .catch((error) => failures.push(String(error)));
    });
  look(CALM_MS, false);
  look(CALM_MS + AGAIN_MS, true);
  await timeline.play(() => over);
  return {
    seed,
    wrong: [...truth.broken, ...agents.flatMap(({ broken }) => broken), ...failures, ...wrong],
    reached: truth.reached,
  };
}
