import type { SiteId } from '@shopbell/protocol';
import type { Erasures } from '../../packages/server/src/ports/erasures.ts';
import type { OnDurable, Store } from '../../packages/server/src/ports/store.ts';
import { StoreBusy } from '../../packages/server/src/ports/store.ts';
import { createMemoryStore } from '../../packages/server/src/stores/memory/store.ts';
import type { Dice } from './dice.ts';
import type { Host } from './host.ts';
import {
  cidsIn,
  conversationsOf,
  type Entry,
  erasedBy,
  erasedIn,
  erasuresOf,
  openErasures,
  owedIn,
  requestsOfErased,
  unknownErasures,
  type Written,
} from './journal.ts';
import { type Ledger, note } from './ledger.ts';
import type { WrittenAt } from './told.ts';

/** What outlives a process: the commits in their order, and how many of them a sync covers. */
export interface Disk {
  /** No commit can be written. */
  full: boolean;
  /** Called once, when the next sync has begun: a good moment to die. */
  ambush: (() => void) | undefined;
  /** The store over what is there, for a process that starts. */
  open(host: Host, onDurable: OnDurable): Promise<Store>;
  /** Whose words were erased, for the same process. */
  erasures(host: Host, site: SiteId): Erasures;
  /** The cids of everything that is erased for good, in whichever store it was. */
  erased(): ReadonlySet<string>;
  /** The process died: of what no sync covers a first part is kept, or none, or all. */
  crash(): void;
  /** A backup of what is durable now. */
  backUp(): void;
  readonly hasBackup: boolean;
  /** Of what was written again after a crash or a restore, the last time. */
  readonly writtenAt: WrittenAt;
  /**
   * Puts the newest backup in the place of the data; false when there is none. Returns what is lost. The list of who was erased goes
   * along, as `--restore` takes it.
   */
  restore(): readonly Written[] | undefined;
}

export interface DiskOptions {
  dice: Dice;
  ledger: Ledger;
  syncMs: number;
  /** Virtual ms; without it nothing is known of when what was written. */
  now?: () => number;
  /** Every conversation that was ever written. */
  conversations: Set<string>;
}

/**
 * The memory store, which keeps nothing by itself, over a journal of what its commits wrote. A new process's store is made
 * by writing the journal again.
 */
export function createDisk({ dice, ledger, syncMs, now = () => 0, conversations }: DiskOptions): Disk {
  const journal: Entry[] = [];
  const written = new Map<string, { at: number; under: string }>();
  let durable = 0;
  let backup: number | undefined;
  let epoch = 1;
  /** Requests of erased persons, which no restored store takes any more. */
  const held = new Set<string>();
  /** What was erased in a store that was replaced. */
  const erased = new Set<string>();

  /** Resolves when a sync covers all that is written by now. */
  async function sync(host: Host): Promise<void> {
    const covers = journal.length;
    const ms = 0.2 + dice.number() * syncMs;
    const { ambush } = disk;
    disk.ambush = undefined;
    if (ambush) host.after(dice.number() * ms * 2, ambush);
    await host.sleep(ms);
    durable = Math.max(durable, covers);
  }

  const disk: Disk = {
    full: false,
    ambush: undefined,
    async open(host, onDurable) {
      let live = false;
      const store = createMemoryStore({
        epoch: `epoch-${epoch}`,
        onDurable: (appended, commits) => live && onDurable(appended, commits),
        sync: async () => (live ? sync(host) : undefined),
      });
      // What the store refused when it was decided is in no file: it refuses that again.
      const again = (entry: Entry) =>
        'changes' in entry &&
        store.commit(entry.site, [], () => ({ changes: entry.changes, result: 0 })).catch(() => 0);
      await Promise.all(journal.map(again));
      live = true;
      return {
        ...store,
        commit: (site, keys, decide, sender) => {
          const decided: typeof decide = (view) => {
            if (disk.full) throw new StoreBusy('the disk is full');
            const decision = decide(view);
            for (const change of decision.changes) {
              if (change.put !== 'conversation') continue;
              const { id } = change.conversation;
              conversations.add(id);
              for (const { lane, event } of change.log)
                written.set(lane === 'public' ? `${id} ${event.seq}` : `${id} desk ${event.deskSeq}`, {
                  at: now(),
                  under: `epoch-${epoch}`,
                });
            }
            if (decision.changes.length > 0) journal.push({ site, changes: decision.changes });
            return decision;
          };
          return store.commit(site, keys, decided, sender);
        },
      };
    },
    erasures(host, site) {
      async function write(entry: Entry): Promise<void> {
        if (disk.full) throw new StoreBusy('the disk is full');
        journal.push(entry);
        await sync(host);
      }
      // What this store has it acks like anything else.
      const has = held.size > 0 ? cidsIn(journal) : held;
      return {
        async note(erasure) {
          const theirs = conversationsOf(journal, erasure.person);
          await write({ erase: erasure, theirs });
          // No letter leads anybody here.
          return { persons: [erasure.person], conversations: theirs.length };
        },
        open: async () => openErasures(journal),
        owed: async (left, limit, after) =>
          owedIn(journal, site)
            .filter((each) => each.left === left && each.conversation > (after?.conversation ?? ''))
            .sort((a, b) => (a.conversation < b.conversation ? -1 : 1))
            .slice(0, limit),
        // A commit here takes all of it at once, and there is one file.
        thin: async () => undefined,
        emptied: async () => true,
        // The commit of a `wiped` settles its words; what is not there at all has no files either.
        async settle({ conversation, seq, left }) {
          const owed = owedIn(journal, site).find((each) => each.conversation === conversation);
          if (owed?.left === left) await write({ settled: { conversation, seq } });
        },
        done: (erasure) => write({ erased: erasure }),
        holds: (_, cid) => held.has(cid) && !has.has(cid),
      };
    },
    erased: () => new Set([...erased, ...erasedBy(journal.slice(0, durable))]),
    crash() {
      const tail = journal.length - durable;
      const kept = dice.int(tail + 1);
      if (tail > 0 && kept === 0) note(ledger, 'crash kept nothing of the tail');
      else if (tail > 0) note(ledger, kept === tail ? 'crash kept all of the tail' : 'crash kept part of the tail');
      journal.length = durable + kept;
      durable = journal.length;
    },
    backUp() {
      backup = durable;
    },
    writtenAt(lane, n, under) {
      const found = written.get(`${lane} ${n}`);
      return under === undefined || found?.under === under ? found?.at : undefined;
    },
    get hasBackup() {
      return backup !== undefined;
    },
    restore() {
      if (backup === undefined) return undefined;
      note(ledger, 'backup restored');
      epoch += 1;
      const list = erasuresOf(journal);
      const again = erasedIn(journal);
      for (const cid of requestsOfErased(journal)) {
        held.add(cid);
        // The next start of that store would have erased it.
        erased.add(cid);
      }
      for (const cid of erasedBy(journal)) erased.add(cid);
      const lost = journal.splice(backup);
      journal.push(...unknownErasures(journal, list).map((erase) => ({ erase, theirs: [] })));
      journal.push(...again.map((until) => ({ again: until })));
      durable = journal.length;
      return lost.filter((entry) => 'changes' in entry);
    },
  };
  return disk;
}
