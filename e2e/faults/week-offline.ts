import { memberToken } from '../lib/member-token.ts';
import { limitMs } from './lib/limit.ts';
import { judge } from './lib/page/judge.ts';
import { backAgain, onStage } from './lib/page/stage.ts';
import type { PageView } from './lib/page/talk.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

const SHAPE: Readonly<Record<Scale, number>> = { short: 100, long: 500 };

/** From the yes to the last ack, in ms. */
const IN_MS = 10_000;
/** A page that asks does so within this, in ms. */
const ASKED_MAX_MS = 60_000;
/** Long enough to see that nothing goes before the yes, in ms. */
const WAIT_MS = 1_500;
/** As a shop runs it: a queue of a week must not need raised limits. */
const LIMITS = { SHOPBELL_LIMIT_RATE_PER_SECOND: '10', SHOPBELL_LIMIT_RATE_BURST: '20' };

/** Runs in the page, before its script: `?week` puts its clock a week back. */
function aWeekBack(): void {
  if (location.pathname !== '/week') return;
  const { now } = Date;
  Date.now = () => now() - 7 * 24 * 3_600_000;
}

const run = (scale: Scale, messages: number, plant?: string): Promise<Outcome> =>
  onStage({ plant, init: aWeekBack, env: LIMITS }, async ({ server, context, visits }) => {
    const failures: string[] = [];
    const { jwtSecret } = server.demo;
    let asked = 0;
    // The page still has the token of a week ago; the shop gives a fresh one when asked again.
    const expired = memberToken(jwtSecret, { sub: 'offline', aud: 'demo' }, -120_000);
    await context.exposeBinding('memberToken', () => {
      asked += 1;
      return asked === 2 ? expired : memberToken(jwtSecret, { sub: 'offline', aud: 'demo' });
    });

    const then = await visits.open('/week');
    await then.do((talk) => talk.identify(''), 0);
    await then.do((talk) => talk.press('visit 1 says 0'), 0);
    await until(() => visits.ledger.acked.length === 1, 60_000);
    await server.kill();
    await then.do((talk, count) => talk.pressMany(1, count, 0), messages);
    await until(() => visits.saved.size > messages, 60_000);
    await then.close();
    await backAgain(server);

    const now = await visits.open();
    await now.do((talk) => talk.identify(''), 0);
    const view = () => now.view();
    const said = ({ threads }: PageView) => threads.at(-1)?.events.filter(({ kind }) => kind === 'message').length ?? 0;
    let shown = await view();
    const isAsked = () => shown.stale === messages && shown.connection === 'online' && shown.member !== undefined;
    const deadline = performance.now() + ASKED_MAX_MS;
    // What went unasked goes on without end: there is nothing to wait for.
    while (!isAsked() && said(shown) < 2 && performance.now() < deadline) {
      await sleep(100);
      shown = await view();
    }
    if (shown.stale !== messages) failures.push(`asks about ${shown.stale} of ${messages}`);
    if (shown.member !== 'offline') failures.push('the member was not proven again');
    await sleep(WAIT_MS);
    const early = said(await view());
    if (early !== 1) failures.push(`${early - 1} messages went before the yes`);

    await now.do((talk) => talk.sendStale(), 0);
    const startedAt = performance.now();
    const settledMs = await visits.settle(60_000).then(() => performance.now() - startedAt);
    if (settledMs > limitMs(IN_MS, scale)) failures.push(`all in after ${Math.round(settledMs)} ms`);
    if ((await view()).stale > 0) failures.push('asks again');
    return judge(
      visits,
      {
        messages,
        'asked about at once': shown.stale,
        'tokens asked for': asked,
        'from the yes to all in, ms': Math.round(settledMs),
      },
      failures,
      1 + messages,
    );
  });

export const fault: Fault = {
  name: 'week-offline',
  what: 'A member writes without a network a week ago; the browser comes back today, with a token that has run out.',
  rules: ['C1', 'C20', 'C21'],
  control: 'nobody is asked: what is old goes with the rest',
  shows: [{ says: 'messages went before the yes' }],
  run: (scale) => run(scale, SHAPE[scale]),
  runControl: () => run('short', 20, 'nobody-asks'),
};
