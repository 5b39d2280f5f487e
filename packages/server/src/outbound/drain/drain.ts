import type { SiteId } from '@shopbell/protocol';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Outbox, Outcome, TargetName, Tracked } from '../../ports/outgoing.ts';
import type { Result, Sender } from '../sender.ts';
import { type DrainEffect, type DrainEvent, type DrainState, IDLE, type OfLane, step } from './step.ts';

/** What is on its way at the end has this long to arrive, in ms. */
const LAST_MS = 1000;
/** What could not be kept is tried again after this time, in ms. */
const KEEP_AGAIN_MS = 1000;

export interface DrainDeps {
  outbox: Pick<Outbox, 'pending' | 'due' | 'settle' | 'drop'>;
  /** Who takes what goes to this target: nobody any more, or nobody for now – then it waits. */
  senderOf: (site: SiteId, target: TargetName) => Sender | 'gone' | 'off';
  clock: Clock;
  log: Pick<Log, 'error' | 'warn'>;
}

/** Sends what waits, at least once, until it is told to stop. */
export interface Drain {
  /** Begins with what a process before this one has left. */
  start(): void;
  /** Something was written, for these where that is known, or a target takes again. */
  wake(written?: readonly OfLane[]): void;
  /** Begins nothing more. */
  drain(): void;
  /** Waits a second for what is on its way, cuts the rest – it goes out again after the next start – and keeps what became of it. */
  stop(): Promise<void>;
}

export function createDrain({ outbox, senderOf, clock, log }: DrainDeps): Drain {
  const ending = new AbortController();
  let state: DrainState = IDLE;
  let cancelWake = (): void => {};
  let kept: Outcome[] = [];
  let keeping: Promise<void> | undefined;
  const sending = new Set<Promise<void>>();

  const tell = (event: DrainEvent): void => {
    const [next, effects] = step(state, event, clock.now());
    state = next;
    for (const effect of effects) carryOut(effect);
  };

  async function look(): Promise<void> {
    try {
      const pending = await outbox.pending();
      tell({ kind: 'listed', pending: pending.filter(({ site, target }) => senderOf(site, target) !== 'off') });
    } catch (error) {
      log.error({ error }, 'what waits to go out could not be listed');
      tell({ kind: 'unlisted' });
    }
  }

  async function read({ site, target, limit }: Extract<DrainEffect, { do: 'read' }>): Promise<void> {
    try {
      tell({ kind: 'read', site, target, rows: await outbox.due(site, target, clock.now(), limit) });
    } catch (error) {
      log.error({ error }, 'what waits to go out could not be read');
      tell({ kind: 'unread', site, target });
    }
  }

  async function handOver(row: Tracked): Promise<Result> {
    try {
      const sender = senderOf(row.site, row.target);
      if (sender === 'off') return { later: row.dueAt };
      if (sender !== 'gone') return await sender(row, ending.signal);
      // Written by a commit that still knew it, behind its removal.
      await outbox.drop(row.site, row.target);
      return { became: 'gone' };
    } catch (error) {
      if (!ending.signal.aborted)
        log.error({ error, topic: row.topic }, 'something that goes out could not be put together');
      return { failure: 'broken' };
    }
  }

  async function send(row: Tracked): Promise<void> {
    const [at, began] = [clock.now(), clock.elapsed()];
    const result = await handOver(row);
    // Cut on the way: nobody knows whether it arrived, so it goes again.
    if (ending.signal.aborted && 'failure' in result) return;
    const attempt = { at, ms: Math.round(clock.elapsed() - began) };
    tell({ kind: 'tried', row, result, attempt, chance: clock.random() });
  }

  /** What came of many is kept at once: whatever comes while that runs goes with the next. */
  async function keep(): Promise<void> {
    while (kept.length > 0) {
      const outcomes = kept;
      kept = [];
      try {
        await outbox.settle(outcomes);
        tell({ kind: 'settled', rows: outcomes });
      } catch (error) {
        kept = [...outcomes, ...kept];
        log.warn({ error }, 'what went out could not be noted, and is noted later');
        // A server that stops has no later: it goes out again.
        if (ending.signal.aborted) break;
        await new Promise<void>((resolve) => clock.after(KEEP_AGAIN_MS, resolve));
      }
    }
    keeping = undefined;
  }

  function carryOut(effect: DrainEffect): void {
    switch (effect.do) {
      case 'look':
        void look();
        return;
      case 'read':
        void read(effect);
        return;
      case 'send': {
        const one = send(effect.row).finally(() => sending.delete(one));
        sending.add(one);
        return;
      }
      case 'settle':
        kept.push(effect.outcome);
        keeping ??= keep();
        return;
      case 'wake':
        cancelWake();
        cancelWake = clock.after(Math.max(0, effect.at - clock.now()), () => tell({ kind: 'woken' }));
    }
  }

  const drain = (): void => {
    tell({ kind: 'stopped' });
    cancelWake();
  };

  return {
    start: () => tell({ kind: 'woken' }),
    wake: (written = []) => tell({ kind: 'woken', written }),
    drain,
    async stop() {
      drain();
      let cancel = (): void => {};
      const late = new Promise<void>((resolve) => {
        cancel = clock.after(LAST_MS, resolve);
      });
      await Promise.race([Promise.all(sending), late]);
      cancel();
      ending.abort();
      await Promise.all(sending);
      await keeping;
    },
  };
}
