import type { Id } from '@shopbell/protocol';
import type { Clock } from '../../ports/clock.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { Failure, Outbox, TargetName } from '../../ports/outgoing.ts';
import type { Webhooks } from '../../ports/webhooks.ts';
import { openDatabase } from '../../stores/sqlite/open.ts';
import { createSqliteOutbox } from '../../stores/sqlite/outbox.ts';
import { createSqliteStore } from '../../stores/sqlite/store.ts';
import { createOutbound } from '../outbound.ts';
import type { Resolve } from '../webhook/call.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {}, child: () => quiet };

export interface LifeOptions {
  dataDir: string;
  webhooks: Webhooks;
  mailer: Mailer;
  resolve: Resolve;
  clock: Clock;
  newId: () => Id;
  /** Told of each try in vain, before it is kept: of what, by its id. */
  failing: (id: Id, target: TargetName, failure: Failure) => void;
}

/** One process of the server over a data folder, as far as things go out of it. */
export async function openLife({ dataDir, webhooks, mailer, resolve, clock, newId, failing }: LifeOptions) {
  let isOver = false;
  /** Reads and writes of the outbox under way, and things handed over that are not settled. */
  let [working, sending] = [0, 0];
  let tried = 0;
  const ids = new Map<number, Id>();
  const never = new Promise<never>(() => {});
  /** A process that is gone hears nothing of what it asked. */
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isOver) return never;
    working += 1;
    try {
      const done = await work();
      return isOver ? never : done;
    } finally {
      working -= 1;
    }
  };
  const opened = openDatabase({
    dataDir,
    fatal(error) {
      throw error;
    },
  });
  const kept = createSqliteStore({ ...opened, onDurable: () => {} });
  const outbox = createSqliteOutbox(opened);
  const ofLife: Outbox = {
    ...outbox,
    pending: () => alive(outbox.pending),
    due: (...args) =>
      alive(async () => {
        const rows = await outbox.due(...args);
        for (const { n, id } of rows) ids.set(n, id);
        return rows;
      }),
    settle: (outcomes) =>
      alive(async () => {
        for (const { n, target, attempt } of outcomes) {
          const row = ids.get(n);
          if (row && attempt?.failure !== undefined) failing(row, target, attempt.failure);
        }
        await outbox.settle(outcomes);
        sending -= outcomes.length;
        tried += outcomes.length;
      }),
  };
  const outbound = createOutbound({
    store: {
      ...kept,
      // What a call says is read when it goes.
      conversation(...args) {
        sending += 1;
        return kept.conversation(...args);
      },
    },
    outbox: ofLife,
    ...{ webhooks, mailer, resolve, newId, readers: {}, log: quiet, webhooksToThisMachine: true },
    letters: {
      async message({ site, about }) {
        sending += 1;
        if (!('lane' in about)) throw new Error('a message is in a log');
        const { events } = await kept.readPublic(site, about.conversation, { after: about.number - 1, limit: 1 });
        const quote = `${about.conversation} ${events[0]?.seq}`;
        const link = 'https://chat.example/chat/s1#answer/x';
        return {
          mail: {
            about: 'left_replied',
            to: 'mei@example.com',
            language: 'en',
            site: 'Tea',
            link,
            quote,
            expiresAt: 0,
          },
        };
      },
    },
    clock: {
      ...clock,
      after: (ms, run) => clock.after(ms, () => isOver || run()),
      every: (ms, run) => clock.every(ms, () => isOver || run()),
    },
  });
  await outbound.load();
  outbound.start(async () => {});
  const close = async (): Promise<void> => {
    await kept.close();
    await opened.close();
  };
  return {
    outbound,
    outbox,
    kept,
    /** Nothing is under way but `held` things that nobody answers. */
    isIdle: (held: number) => working === 0 && sending === held,
    /** How many tries have come to their end. */
    tried: () => tried,
    underWay: () => ({ working, sending }),
    /** As `kill -9` leaves it. */
    async kill(): Promise<void> {
      isOver = true;
      await close();
    },
    async stop(): Promise<void> {
      await outbound.stop();
      isOver = true;
      await close();
    },
  };
}
