import type { Acked } from '../outbox/journal.ts';
import type { Entry } from '../outbox/outbox.ts';
import type { OpenShelf, RecordStore } from '../ports.ts';

/** How a disk behaves: `hangs` – nothing comes back until it is another mode; `full` – reads, but takes nothing more. */
export type DiskMode = 'ok' | 'hangs' | 'full' | 'refuses' | 'absent';

/** A browser's IndexedDB as the SDK sees it: it outlives the pages, and fails as told. */
export interface MemoryDisk {
  mode: DiskMode;
  /** What is kept, by `database owner kind cid`. */
  readonly records: Map<string, Entry | Acked>;
  /** The databases that were made. */
  readonly made: Set<string>;
  /** Records written so far. */
  writes: number;
  readonly open: OpenShelf;
  /** Deletes all of it underneath whoever has it open. */
  erase(): void;
  /** Goes on with what hung. */
  thaw(): void;
}

export function memoryDisk(): MemoryDisk {
  const watchers = new Set<() => void>();
  let frozen: (() => void)[] = [];

  async function reach(writes: boolean): Promise<void> {
    if (disk.mode === 'hangs') await new Promise<void>((resolve) => frozen.push(resolve));
    if (disk.mode === 'refuses' || (disk.mode === 'full' && writes)) {
      throw new DOMException(disk.mode, writes ? 'QuotaExceededError' : 'InvalidStateError');
    }
  }

  const disk: MemoryDisk = {
    mode: 'ok',
    records: new Map(),
    made: new Set(),
    writes: 0,
    open(name, owner) {
      if (disk.mode === 'absent') return undefined;
      let watcher = (): void => undefined;
      let isOver = false;
      const under = (key: string) => key.startsWith(`${name} ${owner} `);

      function store<T extends Entry | Acked>(kind: string, isMine: (record: Entry | Acked) => record is T) {
        const key = (cid: string) => `${name} ${owner} ${kind} ${cid}`;
        const records: RecordStore<T> = {
          async load() {
            await reach(false);
            for (const found of disk.records.keys()) {
              if (found.startsWith(`${name} `) && !under(found)) disk.records.delete(found);
            }
            return [...disk.records].flatMap(([at, record]) =>
              at.startsWith(key('')) && isMine(record) ? record : [],
            );
          },
          async put(these) {
            await reach(true);
            // As a browser: what was not begun when it was closed is not done any more.
            if (isOver) throw new DOMException('closed', 'InvalidStateError');
            disk.made.add(name);
            disk.writes += these.length;
            for (const record of these) disk.records.set(key(record.cid), structuredClone(record));
          },
          async drop(cids) {
            await reach(false);
            for (const cid of cids) disk.records.delete(key(cid));
          },
        };
        return records;
      }

      return {
        outbox: store<Entry>('outbox', (record): record is Entry => !('epoch' in record)),
        journal: store<Acked>('journal', (record): record is Acked => 'epoch' in record),
        watch(lost) {
          watcher = lost;
          watchers.add(lost);
        },
        async wipe() {
          await reach(false);
          for (const found of disk.records.keys()) if (under(found)) disk.records.delete(found);
        },
        close() {
          isOver = true;
          watchers.delete(watcher);
        },
      };
    },
    erase() {
      disk.records.clear();
      disk.made.clear();
      for (const lost of [...watchers]) lost();
    },
    thaw() {
      const hung = frozen;
      frozen = [];
      disk.mode = 'ok';
      for (const go of hung) go();
    },
  };
  return disk;
}
