import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mailer } from '../../ports/mailer.ts';
import { HOLDS_TRIES, type TargetName } from '../../ports/outgoing.ts';
import { act, begin, id, NOON, SITE, says, wholeLog } from '../../ports/store-world.contract.ts';
import { createMemoryDirectory } from '../../stores/memory/directory.ts';
import { createMemoryWebhooks } from '../../stores/memory/webhooks.ts';
import { type Health as MailHealth, openMailbox, type Verdict } from '../../testing/mailbox.ts';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { dice, hook } from '../drain/world.contract.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { openLife } from './life.contract.ts';
import { type Health, openReceivers } from './receivers.contract.ts';

/** Real time in which something under way has to come to its end, in ms. */
const REST_MS = 20_000;

/** What a name leads to while somebody plays with it: an open address at one look, at the next one that is none, or both, or nothing. */
const REBINDING = [
  ['2d00::1'],
  ['127.0.0.1'],
  ['8.8.8.8', '10.0.0.1'],
  ['2d00::1'],
  ['::ffff:127.0.0.1'],
  ['169.254.169.254'],
  [],
];

/** The webhooks there are: each is ill in its own way while it is the hour for that. `well` never is. */
export const HOOKS = ['well', 'fails', 'slow', 'breaks', 'redirects', 'rebound'] as const;
type HookName = (typeof HOOKS)[number];

/** A shop that tells six webhooks and a mailbox of every message: the sender is whole and on a disk, what it calls are real servers. */
export async function openWorld(seed: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-outage-'));
  const random = dice(seed);
  const clock = { ...createVirtualClock(NOON), random };
  const below = (most: number): number => Math.floor(random() * most);
  let [isIll, mailHealth, mailVerdict] = [false, 'well' as MailHealth, 'takes' as Verdict];

  const receivers = await openReceivers((name) => (isIll && name !== 'well' ? (name as Health) : 'takes'), clock.now);
  const box = await openMailbox(
    () => mailVerdict,
    () => mailHealth,
  );
  const webhooks = createMemoryWebhooks({ ...createMemoryDirectory(), change: async () => ({ ok: true }) });
  const targetOf = (name: HookName): TargetName => hook(HOOKS.indexOf(name));
  const setUp = (name: HookName, url: string): Promise<void> =>
    webhooks.put(
      SITE,
      {
        ...{ id: id('k', HOOKS.indexOf(name)), url, topics: ['message'], state: 'on', createdAt: NOON },
        secrets: [`whsec_${Buffer.from(name).toString('base64')}`],
      },
      { kind: 'webhook_removed', body: { id: '', host: '' } },
      { role: 'system' },
      NOON,
    );
  for (const name of HOOKS) await setUp(name, receivers.urlOf(name));
  await setUp('rebound', `https://rebound.example:${receivers.hiddenPort}/`);

  const mailer: Mailer = createSmtpMailer({
    server: { host: '127.0.0.1', port: box.port, secure: false },
    ...{ from: 'shop@example.com', host: 'chat.example' },
    // What ends a letter here runs on the clock of the server.
    stepMs: 600_000,
  });
  /** Tries in vain, by the row's id. */
  const failed = new Map<string, number>();
  let [looks, made] = [0, 0];
  /** Calls of a life that are on their way to an open address where nobody is. */
  let astray = { calls: 0 };
  function open() {
    const mine = { calls: 0 };
    astray = mine;
    return openLife({
      ...{ dataDir, webhooks, mailer, clock },
      async resolve() {
        const addresses = REBINDING[looks++ % REBINDING.length] ?? [];
        if (addresses[0] === '2d00::1') mine.calls += 1;
        return addresses.map((address) => ({ address }));
      },
      newId: () => id('k', 1000 + made++),
      failing(row, target, failure) {
        failed.set(row, (failed.get(row) ?? 0) + 1);
        if (target === targetOf('rebound') && /timeout|unreachable/.test(failure)) mine.calls -= 1;
      },
    });
  }
  let life = await open();

  const inTime = <T>(what: string, promise: Promise<T>): Promise<T> => {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`${what} (seed ${seed})`)), REST_MS).unref();
    });
    return Promise.race([promise, late]);
  };

  /** Until nothing is under way but what nobody answers. */
  async function rest(): Promise<void> {
    let [last, since] = [life.tried(), performance.now()];
    for (let calm = 0; calm < 3; ) {
      if (receivers.privateCalls() > 0) throw new Error(`a private address was called (seed ${seed})`);
      const unanswered = { calls: receivers.held(), letters: box.held(), astray: astray.calls };
      calm = life.isIdle(unanswered.calls + unanswered.letters + unanswered.astray) ? calm + 1 : 0;
      // A long line is worked off in no time of the clock.
      if (life.tried() > last) [last, since] = [life.tried(), performance.now()];
      if (performance.now() - since > REST_MS)
        throw new Error(`no rest (seed ${seed}): ${JSON.stringify({ ...unanswered, ...life.underWay() })}`);
      await new Promise(setImmediate);
    }
  }

  /** From timer to timer. */
  async function pass(ms: number): Promise<void> {
    const until = clock.elapsed() + ms;
    await rest();
    while (clock.elapsed() < until) {
      clock.advance(Math.max(1, Math.min(clock.idleMs(), until - clock.elapsed())));
      await rest();
    }
  }

  const heads = new Map<number, number>();
  return {
    clock,
    receivers,
    below,
    pass,
    targetOf,
    /** What came first of each message to a webhook, as `conversation seq`; `held`: what had failed too seldom to be passed. */
    came: (name: HookName) =>
      [...receivers.of(name).byKey].map(([row, { data }]) => ({
        ...{ conversation: data.conversation.id, seq: data.event.seq },
        held: (failed.get(row) ?? 0) < HOLDS_TRIES,
      })),
    /** From now on everything but the mail server is ill, or well. */
    webhooksAreIll(ill: boolean): void {
      isIll = ill;
    },
    mailIs(health: MailHealth, verdict: Verdict = 'takes'): void {
      [mailHealth, mailVerdict] = [health, verdict];
    },
    /** What letters say, as `conversation seq`: the first of each `Message-ID`, as a mailbox that honours it shows them. */
    mailed(): string[] {
      const letters = new Map(box.letters.map(({ headers, text }) => [headers['message-id'], text]));
      return [...letters.values()].map((text) => /\S+c\d{9} \d+/.exec(text)?.[0] ?? 'a letter of nothing');
    },
    /** Its owner has seen to its name. */
    async mendRebound(): Promise<void> {
      await setUp('rebound', receivers.urlOf('rebound'));
      await life.outbound.targets.changed(SITE);
      life.outbound.wake();
    },
    /** Somebody says something, in one of so many conversations. */
    async say(conversations: number): Promise<void> {
      const n = 1 + below(conversations);
      const head = heads.get(n) ?? 0;
      heads.set(n, head + 1);
      if (head === 0) await begin(life.outbound.store, n, {}, clock.now());
      else await act(life.outbound.store, id('c', n), says(n, n * 10_000 + head));
    },
    /** `kill -9`, and a new process over the same folder. */
    async kill(): Promise<void> {
      const was = life;
      await was.kill();
      receivers.cut();
      box.cut();
      await until(() => receivers.held() + box.held() === 0);
      life = await open();
    },
    /** SIGTERM: what is on its way has a second of the clock, and then it is over. */
    async restart(): Promise<void> {
      const stopping = life.stop();
      await new Promise(setImmediate);
      clock.advance(1000);
      await inTime('a server that was told to stop did not', stopping);
      await inTime(
        'a server that has stopped still calls',
        until(() => receivers.held() + box.held() === 0),
      );
      life = await open();
    },
    counts: (target: TargetName) => life.outbox.counts(SITE, target),
    /** Lets time pass until nothing waits, at most `ms` of it. */
    async through(ms: number): Promise<void> {
      const until = clock.elapsed() + ms;
      while (clock.elapsed() < until && (await life.outbox.totals()).waiting > 0) await pass(60_000);
    },
    /** Every message of every log, as `conversation seq`, in the order of its log. */
    async said(): Promise<string[]> {
      const all: string[] = [];
      for (const n of [...heads.keys()].sort((a, b) => a - b)) {
        const log = await wholeLog(life.kept, id('c', n));
        all.push(...log.flatMap(({ kind, seq }) => (kind === 'message' ? [`${id('c', n)} ${seq}`] : [])));
      }
      return all;
    },
    async close(): Promise<void> {
      await life.kill();
      await Promise.all([receivers.close(), box.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}
