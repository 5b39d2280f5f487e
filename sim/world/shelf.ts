import { parseRemembered } from '../../packages/sdk/src/client/remembered.ts';
import { isToken } from '../../packages/sdk/src/ids.ts';
import { fateOf, sinceWhen } from '../../packages/sdk/src/outbox/rivals.ts';
import type { OpenShelf, RecordStore, Shelf } from '../../packages/sdk/src/ports.ts';
import type { Dice } from './dice.ts';
import type { Host } from './host.ts';
import type { Timeline } from './timeline.ts';

/** The longest a transaction takes, in ms. */
const TRANSACTION_MS = 60;

/** How often a call that hangs looks whether it may go on, in ms. */
const HANG_MS = 250;

/** What a device's database does: it works, it refuses every call, it answers none, there is none. */
export type Health = 'fine' | 'refuses' | 'hangs' | 'absent';

/** What the device remembers, where that is this owner's secret. */
type Remembered = () => ReturnType<typeof parseRemembered>;

/** A device's database: it outlives the pages. */
export interface Database {
  health: Health;
  /** By database, owner, kind and cid. */
  readonly records: Map<string, { cid: string; at: number }>;
  /** The page has died: of its transactions that are under way a first part is complete. */
  abandon(host: Host): void;
  /** As this page sees it, and the device's one key: `remembers`, for a shopper's. */
  openFor(host: Host, remembers?: () => string | undefined): OpenShelf;
}

/**
 * @param wall the device's clock, epoch ms
 * @param took told when a tab's words come under another secret than its own
 */
export function createDatabase(
  timeline: Timeline,
  dice: Dice,
  health: Health,
  wall: () => number,
  took: () => void,
): Database {
  const records = new Map<string, { cid: string; at: number }>();
  const adopted: typeof records = new Map();
  /** Transactions under way, in their order. */
  const under = new Map<Host, (() => void)[]>();
  let lastAt = 0;

  const database: Database = {
    health,
    records,
    abandon(host) {
      const pending = under.get(host) ?? [];
      under.delete(host);
      for (const apply of pending.slice(0, dice.int(pending.length + 1))) apply();
    },
    openFor: (host, remembers) => (name, owner, isNew) => {
      const remembered = () => {
        const found = parseRemembered(remembers?.());
        return found?.token === owner ? found : undefined;
      };
      return database.health === 'absent'
        ? undefined
        : shelf(host, `${name} ${owner} `, () => clear(`${name} ${owner} `, !!isNew, remembered));
    },
  };

  /** As the SDK's own database: a former person's records go, those of another tab of this one's are taken over. */
  function clear(mine: string, isNew: boolean, remembered: Remembered): void {
    const [name = '', owner = ''] = mine.split(' ');
    const counts = isToken(owner) ? remembered() : undefined;
    if (isToken(owner) && !counts) return;
    const of = (prefix: string) => [...records].flatMap(([key, record]) => (key.startsWith(prefix) ? record : []));
    const gone: string[] = [];
    for (const [key, record] of [...records]) {
      const [theirName, theirOwner, kind] = key.split(' ');
      if (theirName !== name || theirOwner === owner) continue;
      const theirs = of(`${name} ${theirOwner} `);
      const fate = counts ? fateOf(sinceWhen(counts, of(mine), wall()), theirs, isNew ? wall() : undefined) : 'gone';
      if (fate === 'taken' && kind === 'outbox') adopted.set(`${mine}outbox ${record.cid}`, record);
      if (fate !== 'left') gone.push(key);
    }
    for (const key of gone) records.delete(key);
    if (adopted.size > 0) took();
    for (const [key, record] of adopted) records.set(key, record);
    adopted.clear();
  }

  /** One transaction: durable when it resolves. */
  function transact(host: Host, apply: () => void): Promise<void> {
    if (database.health === 'refuses') return Promise.reject(new Error('QuotaExceededError'));
    if (database.health === 'hangs') return host.sleep(HANG_MS).then(() => transact(host, apply));
    const pending = under.get(host) ?? [];
    under.set(host, pending);
    pending.push(apply);
    lastAt = Math.max(lastAt, timeline.now + dice.number() * TRANSACTION_MS);
    const { promise, resolve } = Promise.withResolvers<void>();
    // The browser completes it whatever the page does; the page learns of it when it runs.
    timeline.at(lastAt, () => {
      if (!host.alive) return;
      pending.shift()?.();
      host.after(0, resolve);
    });
    return promise;
  }

  function store<T extends { readonly cid: string; readonly at: number }>(
    host: Host,
    mine: string,
    kind: string,
    look?: () => void,
  ): RecordStore<T> {
    const prefix = `${mine}${kind} `;
    return {
      async load() {
        let found: T[] = [];
        await transact(host, () => {
          look?.();
          found = [...records].flatMap(([key, value]) => (key.startsWith(prefix) ? (value as T) : []));
        });
        return found.sort((a, b) => (a.cid < b.cid ? -1 : 1));
      },
      put: (these) =>
        transact(host, () => {
          for (const one of these) records.set(prefix + one.cid, one);
        }),
      drop: (cids) =>
        transact(host, () => {
          for (const cid of cids) records.delete(prefix + cid);
        }),
    };
  }

  const shelf = (host: Host, prefix: string, look: () => void): Shelf => ({
    outbox: store(host, prefix, 'outbox', look),
    journal: store(host, prefix, 'journal'),
    watch: () => undefined,
    wipe: () => transact(host, () => records.clear()),
    close: () => undefined,
  });

  return database;
}
