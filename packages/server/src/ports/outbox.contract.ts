import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Attempt,
  HOLDS_TRIES,
  type KEPT,
  type Outbox,
  type Outgoing,
  type TargetName,
  type Tracked,
} from './outgoing.ts';
import type { Store } from './store.ts';
import { begin, id, NOON, OTHER_SITE, opens, SITE } from './store-world.contract.ts';

interface Opened {
  store: Store;
  outbox: Outbox;
  /** The same data seen by one that remembers nothing. */
  reopen(): Promise<Outbox>;
  close(): Promise<void>;
}

/** What an adapter keeps of what is over while it is tried. */
export const FEW_KEPT: typeof KEPT = { sent: 20, gone: 20, dead: 30 };

/** As it is, then the same data seen by one that remembers nothing. */
async function* nowAndAgain({ outbox, reopen }: Opened): AsyncGenerator<Outbox> {
  yield outbox;
  yield await reopen();
}

const HOOK: TargetName = `webhook:${id('k', 1)}`;
const OTHER: TargetName = `webhook:${id('k', 2)}`;
const FOREVER = NOON + 1e9;
const attempt: Attempt = { at: NOON + 5, ms: 12, status: 500, failure: 'refused' };

let made = 0;
/** The `n`-th event of conversation `c` for a target. */
const outgoing = (c: number, number = 1, over: Partial<Outgoing> = {}): Outgoing => {
  made += 1;
  const about = { conversation: id('c', c), lane: 'public', number } as const;
  return { id: id('k', 1000 + made), target: HOOK, topic: 'message', about, at: NOON, dueAt: NOON, ...over };
};

/** What every adapter keeps to. */
export function outboxContract(name: string, open: () => Promise<Opened>): void {
  describe(`outbox: ${name}`, () => {
    let opened: Opened;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const put = (rows: readonly Outgoing[], site = SITE) =>
      opened.store.commit(site, [], () => ({
        changes: rows.map((row) => ({ put: 'outgoing', outgoing: row }) as const),
        result: undefined,
      }));
    const due = (now = FOREVER, target = HOOK, site = SITE) => opened.outbox.due(site, target, now, 99);
    const numbers = (rows: readonly Tracked[]) =>
      rows.map(({ about }) =>
        'conversation' in about ? `${about.conversation.slice(-1)}.${about.number}` : about.ref,
      );
    const fails = (row: Tracked, retryAt = NOON) =>
      opened.outbox.settle([{ ...row, became: 'waiting', attempt, retryAt }]);

    it('[OG1] keeps a row with the commit it is of, and as it was written', async () => {
      const event = outgoing(1, 3, { at: NOON - 7, dueAt: NOON + 4 });
      const other = outgoing(2, 1, { about: { ref: 'R7' }, topic: 'referral', target: 'mail' });
      await put([event, other]);
      for await (const outbox of nowAndAgain(opened)) {
        const [found] = await outbox.due(SITE, HOOK, NOON + 4, 9);
        expect(found).toStrictEqual({ ...event, site: SITE, n: found?.n, state: 'waiting', tries: 0 });
        expect(await outbox.due(SITE, 'mail', NOON, 9)).toMatchObject([other]);
      }
    });

    it('[OG1] has nothing of a commit that failed, and all of one beside it', async () => {
      const { store } = opened;
      const broken = store.commit(SITE, [], (view) => {
        const { changes } = opens(1, { site: OTHER_SITE })(view);
        return { changes: [{ put: 'outgoing', outgoing: outgoing(1) } as const, ...changes], result: undefined };
      });
      const whole = put([outgoing(2)]);
      await expect(broken).rejects.toThrow();
      await whole;
      expect(numbers(await due())).toEqual(['2.1']);
      await begin(store, 3);
      expect(numbers(await due())).toEqual(['2.1']);
    });

    it('[OG4] gives what is due, in order, each site and target for itself', async () => {
      await put([outgoing(1, 1), outgoing(2, 1, { dueAt: NOON + 60 }), outgoing(3, 1, { dueAt: NOON - 60 })]);
      await put([outgoing(4, 1, { target: OTHER })]);
      await put([outgoing(5, 1)], OTHER_SITE);
      expect(numbers(await due(NOON))).toEqual(['3.1', '1.1']);
      expect(numbers(await due(NOON + 60))).toEqual(['3.1', '1.1', '2.1']);
      expect(numbers(await due(NOON, OTHER))).toEqual(['4.1']);
      expect(numbers(await due(NOON, HOOK, OTHER_SITE))).toEqual(['5.1']);
      expect(await opened.outbox.due(SITE, HOOK, FOREVER, 2)).toHaveLength(2);
      expect(await opened.outbox.pending()).toEqual([
        { site: SITE, target: HOOK, dueAt: NOON - 60 },
        { site: SITE, target: OTHER, dueAt: NOON },
        { site: OTHER_SITE, target: HOOK, dueAt: NOON },
      ]);
    });

    it('[OG4] holds back what comes behind in the same conversation, until the first has failed often', async () => {
      await put([outgoing(1, 1), outgoing(1, 2), outgoing(1, 1, { target: OTHER }), outgoing(2, 1)]);
      await put([outgoing(1, 1)], OTHER_SITE);
      for (let tries = 0; tries < HOLDS_TRIES; tries += 1) {
        expect(numbers(await due()).sort()).toEqual(['1.1', '2.1']);
        const first = (await due()).find(({ about }) => 'conversation' in about && about.conversation === id('c', 1));
        if (first) await fails(first, NOON + 500);
        expect(numbers(await due(NOON))).not.toContain('1.1');
        expect(numbers(await due(NOON, OTHER))).toEqual(['1.1']);
      }
      expect(numbers(await due(NOON))).toEqual(['1.2', '2.1']);
      expect(numbers(await due())).toEqual(['1.2', '2.1', '1.1']);
    });

    it('[OG4] lets the next one go when the first is over', async () => {
      await put([outgoing(1, 1), outgoing(1, 2), outgoing(1, 3), outgoing(1, 4)]);
      for (const became of ['sent', 'gone', 'dead'] as const) {
        const [first, ...more] = await due();
        expect(more).toEqual([]);
        if (first) await opened.outbox.settle([{ ...first, became, attempt }]);
      }
      expect(numbers(await due())).toEqual(['1.4']);
    });

    it('[OG3] waits on with what the last try was, across a restart', async () => {
      await put([outgoing(1, 1), outgoing(2, 1)]);
      const [first, second] = await due();
      if (!first || !second) throw new Error('nothing is due');
      await fails(first, NOON + 100);
      await fails(first, NOON + 200);
      await opened.outbox.settle([{ ...second, became: 'waiting', retryAt: NOON + 300 }]);
      for await (const outbox of nowAndAgain(opened)) {
        expect(await outbox.due(SITE, HOOK, NOON + 300, 9)).toStrictEqual([
          { ...first, tries: 2, firstAt: attempt.at, last: attempt, dueAt: NOON + 200 },
          { ...second, dueAt: NOON + 300 },
        ]);
      }
    });

    it('[OG5] lists what is over, newest first, page by page, and sends again what is asked for', async () => {
      await put([1, 2, 3, 4].map((c) => outgoing(c)));
      const [one, two, three] = await due();
      if (!one || !two || !three) throw new Error('nothing is due');
      const sent = { at: NOON + 6, ms: 3, status: 200 };
      await opened.outbox.settle([
        { ...one, became: 'dead', attempt },
        { ...two, became: 'sent', attempt: sent },
        { ...three, became: 'dead', attempt },
      ]);
      const { outbox } = opened;
      expect(numbers(await outbox.list(SITE, HOOK, { limit: 3 }))).toEqual(['4.1', '3.1', '2.1']);
      expect(numbers(await outbox.list(SITE, HOOK, { limit: 3, before: two.n }))).toEqual(['1.1']);
      expect(await outbox.list(SITE, HOOK, { state: 'sent', limit: 9 })).toMatchObject([
        { n: two.n, last: sent, tries: 0 },
      ]);
      expect(await outbox.counts(SITE, HOOK)).toEqual({ waiting: 1, dead: 2 });
      await put([outgoing(9, 1, { target: 'mail' })], OTHER_SITE);
      expect(await outbox.totals()).toEqual({ waiting: 2, dead: 2 });
      expect(await outbox.again(SITE, HOOK, NOON + 9, two.n)).toBe(1);
      expect(await outbox.again(OTHER_SITE, HOOK, NOON + 9)).toBe(0);
      expect(await outbox.again(SITE, OTHER, NOON + 9)).toBe(0);
      expect(await outbox.again(SITE, HOOK, NOON + 9)).toBe(2);
      expect(await outbox.again(SITE, HOOK, NOON + 9, two.n)).toBe(0);
      expect(await outbox.counts(SITE, HOOK)).toEqual({ waiting: 4, dead: 0 });
      const again = (await due()).find(({ n }) => n === one.n);
      expect(again).toStrictEqual({ ...one, dueAt: NOON + 9, last: attempt });
    });

    it('[OG5] changes nothing that is no longer waiting', async () => {
      await put([outgoing(1)]);
      const [row] = await due();
      if (!row) throw new Error('nothing is due');
      await opened.outbox.settle([{ ...row, became: 'sent', attempt }]);
      await fails(row);
      expect(await opened.outbox.list(SITE, HOOK, { limit: 9 })).toMatchObject([{ state: 'sent', tries: 0 }]);
    });

    it('[OG5] keeps the newest of what went out, everything that waits or is dead, and nothing of a target that is gone', async () => {
      const total = FEW_KEPT.sent + 20;
      await put(Array.from({ length: total }, (_, i) => outgoing(100 + i)));
      await put([outgoing(1, 1, { target: OTHER })]);
      const rows = await opened.outbox.due(SITE, HOOK, FOREVER, total);
      const [dead, waits, ...sent] = rows;
      if (!dead || !waits) throw new Error('nothing is due');
      await opened.outbox.settle([{ ...dead, became: 'dead', attempt }]);
      await opened.outbox.settle(sent.map((row) => ({ ...row, became: 'sent', attempt })));
      const left = await opened.outbox.list(SITE, HOOK, { limit: total });
      expect(left).toHaveLength(FEW_KEPT.sent + 2);
      expect(left.slice(-2).map(({ n }) => n)).toEqual([waits.n, dead.n]);
      const both = [HOOK, OTHER].map((target) => ({ site: SITE, target }));
      expect(await opened.outbox.targets()).toEqual(both);
      await opened.outbox.drop(SITE, HOOK);
      expect(await opened.outbox.targets()).toEqual(both.slice(1));
      expect(await opened.outbox.list(SITE, HOOK, { limit: 9 })).toEqual([]);
      expect(await opened.outbox.counts(SITE, OTHER)).toEqual({ waiting: 1, dead: 0 });
    });

    it('[OG5] lists so many of the dead and no more, the newest', async () => {
      await put(Array.from({ length: FEW_KEPT.dead + 3 }, (_, i) => outgoing(100 + i)));
      const rows = await opened.outbox.due(SITE, HOOK, FOREVER, 99);
      await opened.outbox.settle(rows.map((row) => ({ ...row, became: 'dead', attempt })));
      expect(await opened.outbox.counts(SITE, HOOK)).toEqual({ waiting: 0, dead: FEW_KEPT.dead });
      const [oldest] = (await opened.outbox.list(SITE, HOOK, { state: 'dead', limit: FEW_KEPT.dead })).slice(-1);
      expect(oldest?.n).toBe(rows[3]?.n);
    });
  });
}
