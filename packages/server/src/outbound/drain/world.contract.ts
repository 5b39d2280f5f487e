import type { Id } from '@shopbell/protocol';
import type { Outbox, TargetName, Tracked } from '../../ports/outgoing.ts';
import { id, SITE } from '../../ports/store-world.contract.ts';
import { createMemoryOutbox } from '../../stores/memory/outbox.ts';
import { createMemoryStore } from '../../stores/memory/store.ts';
import { settle } from '../../testing/peer.ts';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import type { Result } from '../sender.ts';
import { createDrain, type Drain } from './drain.ts';

/** Numbers from a seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const hook = (n: number): TargetName => `webhook:${id('k', n)}`;

/** What a receiver does with one thing, and after how many ms. `lost`: it has it, and its answer does not come. */
export type Answer = { does: 'takes' | 'refuses' | 'lost'; afterMs: number };

/** Something that came to a receiver. */
export interface Arrival {
  id: Id;
  target: TargetName;
  about: string;
  at: number;
}

/** A drain over an outbox in memory, receivers made up by `answer`, all on one virtual clock. */
export function createWorld(answer: (row: Tracked, now: number) => Answer, random: () => number = () => 0.5) {
  const clock = { ...createVirtualClock(), random };
  const outbox = createMemoryOutbox();
  const store = createMemoryStore({ onDurable: () => {}, outbox });
  const arrived: Arrival[] = [];
  const off = new Set<TargetName>();
  const gone = new Set<TargetName>();
  const under = new Map<TargetName, number>();
  const most = { ofOne: 0, ofAll: 0 };
  let made = 0;
  let life = 0;
  let drain: Drain | undefined;

  const count = (target: TargetName, change: number): void => {
    under.set(target, (under.get(target) ?? 0) + change);
    most.ofOne = Math.max(most.ofOne, under.get(target) ?? 0);
    most.ofAll = Math.max(
      most.ofAll,
      [...under.values()].reduce((sum, each) => sum + each, 0),
    );
  };

  async function sender(row: Tracked, stopping: AbortSignal): Promise<Result> {
    const { does, afterMs } = answer(row, clock.now());
    const mine = life;
    count(row.target, 1);
    await new Promise<void>((resolve) => {
      clock.after(afterMs, resolve);
      stopping.addEventListener('abort', () => resolve());
    });
    if (stopping.aborted) return { failure: 'timeout' };
    if (mine !== life) return new Promise(() => {});
    count(row.target, -1);
    if (does === 'refuses') return { failure: 'refused', status: 500 };
    const { about } = row;
    const key = 'conversation' in about ? `${about.conversation.slice(-2)}.${about.number}` : about.ref;
    arrived.push({ id: row.id, target: row.target, about: key, at: clock.now() });
    return does === 'takes' ? { became: 'sent', status: 200 } : { failure: 'timeout' };
  }

  /** A process that was killed writes nothing any more. */
  const ofLife = (): Pick<Outbox, 'pending' | 'due' | 'settle' | 'drop'> => {
    const mine = life;
    const alive = <T>(work: () => Promise<T>): Promise<T> => (mine === life ? work() : new Promise<T>(() => {}));
    return {
      pending: () => alive(outbox.pending),
      due: (...args) => alive(() => outbox.due(...args)),
      settle: (...args) => alive(() => outbox.settle(...args)),
      drop: (...args) => alive(() => outbox.drop(...args)),
    };
  };

  return {
    clock,
    outbox,
    arrived,
    most,
    off,
    gone,
    start(): void {
      drain = createDrain({
        outbox: ofLife(),
        senderOf: (_, target) => (gone.has(target) ? 'gone' : off.has(target) ? 'off' : sender),
        clock,
        log: { error() {}, warn() {} },
      });
      drain.start();
    },
    get drain(): Drain {
      if (!drain) throw new Error('it was not started');
      return drain;
    },
    kill(): void {
      life += 1;
      under.clear();
    },
    /** Events `from` to `to` of a conversation, for a target, each in a commit of its own. */
    async put(target: TargetName, conversation: number, from: number, to = from): Promise<void> {
      for (let number = from; number <= to; number += 1) {
        made += 1;
        const about = { conversation: id('c', conversation), lane: 'public', number } as const;
        const [at, row] = [clock.now(), id('k', 10_000 + made)];
        const outgoing = { id: row, target, topic: 'message', about, at, dueAt: at };
        await store.commit(SITE, [], () => ({ changes: [{ put: 'outgoing', outgoing }], result: undefined }));
      }
      drain?.wake();
      await settle();
    },
    /** Moves time on in steps, and lets everything run that falls due. */
    async pass(ms: number, stepMs = 100): Promise<void> {
      for (let left = ms; left > 0; left -= stepMs) {
        clock.advance(Math.min(left, stepMs));
        await settle();
      }
    },
    waiting: async (): Promise<number> => (await outbox.pending()).length,
    of: (target: TargetName) => arrived.filter((each) => each.target === target).map(({ about }) => about),
  };
}
