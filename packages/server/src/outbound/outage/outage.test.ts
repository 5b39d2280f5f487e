import { afterEach, expect, test } from 'vitest';
import { HOOKS, openWorld } from './world.contract.ts';

/** `npm run proof -- outages` says more, over whole hours and under more seeds. */
const MESSAGES = Number(process.env.OUTAGE_MESSAGES ?? 24);
const SEEDS = Number(process.env.OUTAGE_SEEDS ?? 1);
const DOWN_MS = Number(process.env.OUTAGE_MINUTES ?? 3) * 60_000;
const FIRST_SEED = Number(process.env.OUTAGE_SEED ?? Date.now() % 1e6);
const CONVERSATIONS = 12;

/** One after another, each as long as the other; and at last it breaks off behind a letter that it has. */
const MAIL_IS = ['refuses', 'silent', 'drips', 'dies', 'closed', 'drops'] as const;
/** The longest pause between two tries is six hours. */
const DAY_MS = 86_400_000;

let world: Awaited<ReturnType<typeof openWorld>>;
afterEach(() => world.close());

/** Somebody says something now and then; once the process is killed, and once it is told to stop. */
async function downFor(ms: number, messages: number): Promise<void> {
  const [kill, stop] = [world.below(messages), world.below(messages)];
  for (let n = 0; n < messages; n += 1) {
    await world.say(CONVERSATIONS);
    await world.pass(Math.floor(ms / messages));
    if (n === kill) await world.kill();
    if (n === stop) await world.restart();
  }
}

/** What came to a webhook before something that was said earlier in the same conversation, and that nobody may pass. */
function outOfOrder(came: ReturnType<typeof world.came>): string[] {
  const last = new Map<string, number>();
  return came.flatMap(({ conversation, seq, held }) => {
    if (!held) return [];
    const before = last.get(conversation) ?? 0;
    last.set(conversation, Math.max(before, seq));
    return seq < before ? [`${conversation} ${seq} behind ${before}`] : [];
  });
}

test.each(Array.from({ length: SEEDS }, (_, i) => FIRST_SEED + i))(
  '[OG3] [OG4] [ML4] [WK7] nothing is lost, nothing comes twice and nobody private is called while all are down (seed %i)',
  async (seed) => {
    world = await openWorld(seed);
    world.webhooksAreIll(true);
    for (const health of MAIL_IS) {
      if (health === 'drops') world.mailIs('well', 'drops');
      else world.mailIs(health);
      await downFor(DOWN_MS, Math.ceil(MESSAGES / MAIL_IS.length));
    }
    // Who is well has all of it by now.
    await world.pass(60_000);
    const said = await world.said();
    const words = (name: (typeof HOOKS)[number]) =>
      world
        .came(name)
        .map(({ conversation, seq }) => `${conversation} ${seq}`)
        .toSorted();
    expect(said.length).toBeGreaterThanOrEqual(MESSAGES);
    expect(words('well')).toEqual(said.toSorted());
    expect(words('redirects').concat(words('rebound'), words('fails'))).toEqual([]);
    expect(world.receivers.privateCalls()).toBe(0);

    world.webhooksAreIll(false);
    world.mailIs('well');
    await world.mendRebound();
    await world.through(2 * DAY_MS);
    for (const name of HOOKS) {
      expect(await world.counts(world.targetOf(name)), name).toEqual({ waiting: 0, dead: 0 });
      expect(words(name), name).toEqual(said.toSorted());
      expect(outOfOrder(world.came(name)), name).toEqual([]);
    }
    expect(await world.counts('mail')).toEqual({ waiting: 0, dead: 0 });
    expect(world.mailed().toSorted()).toEqual(said.toSorted());
    expect(world.receivers.privateCalls()).toBe(0);
  },
  3_600_000,
);
