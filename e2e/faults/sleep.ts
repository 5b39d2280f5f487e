import { agentToken } from './lib/crowd.ts';
import { type Honest, honestClient } from './lib/honest.ts';
import { limitMs } from './lib/limit.ts';
import { judge } from './lib/page/judge.ts';
import { onStage, type PageStage } from './lib/page/stage.ts';
import type { Visit } from './lib/page/visits.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

/** From the page's return to the tail on the screen, in ms. */
const TAIL_MAX_MS = 2_000;
/** A visible tab takes over from a frozen leader within the lease and a question more, in ms. */
const TAKE_OVER_MAX_MS = 8_000;
/** A return that shows nothing is given up after this, in ms; in the control, whose returns never do, sooner. */
const GIVEN_UP_MS = 60_000;
const CONTROL_GIVEN_UP_MS = 4_000;
const ASLEEP_MS = 1_500;

/** An agent who has taken the conversation and talks into it. */
async function startAgent({ server, visits }: PageStage, conversation: string): Promise<Honest> {
  const token = await agentToken(server, 0);
  const { ledger } = visits;
  const agent = honestClient({ who: 'agent', port: server.port, role: 'agent', identity: { token }, ledger });
  agent.connect();
  await until(() => agent.welcomes > 0, 60_000);
  agent.follow(conversation);
  agent.press('take', { conversation });
  await until(() => agent.isSettled(), 60_000);
  return agent;
}

/** The ms until the page shows this text; the given-up time when it does not. */
async function showsWithin(givenUpMs: number, visit: Visit, text: string): Promise<number> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < givenUpMs) {
    const { threads } = await visit.view();
    if (threads.some(({ events }) => events.some((event) => event.text === text))) break;
    await sleep(20);
  }
  return performance.now() - startedAt;
}

const run = (scale: Scale, plant?: string): Promise<Outcome> =>
  onStage({ plant }, async (stage) => {
    const { context, site, visits } = stage;
    const failures: string[] = [];
    const shows = (one: Visit, text: string) => showsWithin(plant ? CONTROL_GIVEN_UP_MS : GIVEN_UP_MS, one, text);
    const figures: Record<string, number | string> = {};
    const judgeTail = (name: string, ms: number, max: number) => {
      figures[`${name}, ms`] = Math.round(ms);
      if (ms > limitMs(max, scale)) failures.push(`${name}: the tail shows after ${Math.round(ms)} ms`);
    };

    const visit = await visits.open();
    const { page } = visit;
    await visit.do((talk) => talk.press('visit 1 says 0'), 0);
    await until(() => visits.ledger.acked.length === 1, 60_000);
    const agent = await startAgent(stage, visits.ledger.acked[0]?.conversation ?? '');
    const say = async (text: string) => {
      agent.press('say', { conversation: visits.ledger.acked[0]?.conversation ?? '', text });
      await until(() => agent.isSettled(), 60_000);
    };
    const session = await context.newCDPSession(page);
    const freeze = (is: boolean) => session.send('Page.setWebLifecycleState', { state: is ? 'frozen' : 'active' });

    await freeze(true);
    await sleep(ASLEEP_MS);
    await say('while frozen');
    await freeze(false);
    judgeTail('thawed', await shows(visit, 'while frozen'), TAIL_MAX_MS);

    await page.goto(`${site.url}/page.js`);
    await say('while in the cache');
    await sleep(ASLEEP_MS);
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForFunction(() => 'talk' in window);
    const kept = await page.evaluate(() => window.wasKept === true);
    figures['came back from the back-forward cache'] = kept ? 'yes' : 'no';
    if (!kept) {
      failures.push('the page was not kept in the back-forward cache');
      await visit.do((talk) => talk.connect(), 0);
    }
    judgeTail('back', await shows(visit, 'while in the cache'), TAIL_MAX_MS);

    // The renderer is stopped without a word to the page: nothing is given up, the lock is held.
    const second = await visits.open();
    await second.do((talk) => talk.connect(), 0);
    await shows(second, 'while in the cache');
    await second.page.bringToFront();
    await session.send('Debugger.enable');
    await session.send('Debugger.pause');
    void page.evaluate(() => 0).catch(() => undefined);
    await sleep(ASLEEP_MS);
    await say('while the leader stands still');
    judgeTail('the other tab', await shows(second, 'while the leader stands still'), TAKE_OVER_MAX_MS);
    await session.send('Debugger.disable');
    judgeTail('the former leader', await shows(visit, 'while the leader stands still'), TAIL_MAX_MS);
    await sleep(ASLEEP_MS);
    const leaders = await visits.leaders(limitMs(ASLEEP_MS, scale));
    if (leaders !== 1) failures.push(`${leaders} tabs lead in the end`);

    await visits.settle(plant ? 3_000 : 60_000);
    agent.stop();
    return judge(visits, figures, failures);
  });

export const fault: Fault = {
  name: 'sleep',
  what: 'A page is frozen, put into the back-forward cache, and stopped in the middle of a step while it has the socket.',
  rules: ['C12', 'C19'],
  control: 'a page that is back does not look for its line',
  shows: [{ says: 'back: the tail shows after' }],
  run: (scale) => run(scale),
  // What never shows is given up soon, and is late all the same.
  runControl: () => run('long', 'back-without-a-line'),
};
