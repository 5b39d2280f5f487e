import { type Alarm, AWAKE, createAlarm } from '../client/alarm.ts';
import type { Clock, Shelf } from '../ports.ts';
import type { StorageKind } from '../types.ts';
import type { Acked } from './journal.ts';
import { change, type Entry, isUnsent, type Outbox } from './outbox.ts';

/** A disk that does not answer within this is one that keeps nothing, until it does, in ms (C18). */
const DISK_MS = 2_000;

/** While only the memory keeps what is unsent, the disk is tried this often, in ms. */
export const RETRY_MS = 15_000;

export interface StorageOptions {
  /** Undefined where the device keeps nothing. */
  shelf: Shelf | undefined;
  clock: Clock;
  /** Asks before the page is left. */
  guard(on: boolean, who: object): void;
  get(): Outbox;
  set(outbox: Outbox): void;
  /** There may be something to merge. */
  arrived(): void;
  /** What is shown is different. */
  changed(): void;
  /** What an earlier life left has been read. */
  loaded(entries: readonly Entry[], journal: readonly Acked[]): void;
}

/** Has the device keep what is unsent, as far as it does, and tells how far that is. Never throws. */
export interface Storage {
  readonly kind: StorageKind;
  /** Reads what is there; settled at the latest when the disk has taken too long. */
  load(): Promise<void>;
  /** The same for what other tabs know: where the device keeps nothing they have as long to tell it themselves. */
  loadAll(): Promise<void>;
  /** The requests are others. Entries are immutable: what is the same object has not changed. */
  save(): void;
  /** The device has it, or has been given it. */
  has(cid: string): boolean;
  /** Somebody else has given it to the device, or an earlier life. */
  keeps(entry: Entry): void;
  /** Does this once what an earlier life left is read, unless it is. */
  onceRead(work: () => void): void;
  close(): void;
}

/** Belongs on the device: not stored so far. What was stored before is in the journal. */
const isKept = ({ status, again }: Entry): boolean => status !== 'stored' && !again;

/** Why it was refused, where the next page must not send it again unasked. */
const whyNot = ({ status, problem, final }: Entry) => (status === 'failed' && final ? problem : undefined);

/** As it is kept: what happened to it on the way is over with the page, but for a refusal of its own. */
const toRecord = (entry: Entry): Entry => {
  const { cid, request, at, sure, order } = entry;
  const problem = whyNot(entry);
  return {
    cid,
    request,
    at,
    status: 'saved',
    ...(sure && { sure }),
    ...(order && { order }),
    ...(problem && { problem }),
  };
};

const fromRecord = (entry: Entry): Entry => (entry.problem ? { ...entry, status: 'failed', final: true } : entry);

/** These are on the device. What is on its way already stays so: the ladder has no step back. */
const saved = (outbox: Outbox, cids: ReadonlySet<string>): Outbox =>
  change(outbox, ({ cid, status }) => status === 'unsaved' && cids.has(cid), { status: 'saved' });

/** Does it; that it may fail is seen elsewhere. */
export const quietly = (work: Promise<void> | undefined): void => void work?.catch(() => undefined);

export function createStorage(options: StorageOptions): Storage {
  const { shelf, clock, get, set } = options;
  /** What the device has, or has been given. */
  let kept = new Map<string, Entry>();
  let kind: StorageKind = 'device';
  let over = false;
  /** What an earlier life left has been read. */
  let isRead = false;
  /**
   * It is being read for the first time. Until it is known where what is pressed now stands behind that, nothing is written: a page
   * that died in between would leave words that its next life sends before older ones.
   */
  let isReading = false;
  /** What is done to it once it is. */
  const unread: (() => void)[] = [];
  const alarms = new Set<Alarm>();

  /** Resolves with whether it worked, after 2 s in any case; `done` is called when it works, however late. */
  function within<T>(work: () => Promise<T>, done: (value: T) => void): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (worked: boolean) => {
        alarm();
        alarms.delete(alarm);
        resolve(worked);
      };
      const alarm = createAlarm(clock, () => end(false), AWAKE);
      alarm(DISK_MS);
      alarms.add(alarm);
      work()
        .then((value) => {
          if (!over) done(value);
          end(true);
        })
        .catch(() => end(false));
    });
  }

  /** The disk may have recovered. */
  const retry = createAlarm(clock, () => (isRead ? storage.save() : void load()));

  function become(is: StorageKind): void {
    const before = kind;
    if (over) return;
    kind = is;
    watchOver();
    retry(is === 'memory' && shelf ? RETRY_MS : undefined);
    if (before !== is) options.changed();
  }

  /** Who leaves now would lose it. */
  function watchOver(): void {
    const isUnsafe = get().entries.some((entry) => isUnsent(entry) && !entry.again);
    options.guard(!over && kind === 'memory' && isUnsafe, options);
  }

  /** Tries; while it does not work, what is unsent is in memory. */
  async function put(entries: readonly Entry[]): Promise<void> {
    if (!shelf) return;
    const worked = await within(
      () => shelf.outbox.put(entries.map(toRecord)),
      () => {
        set(saved(get(), new Set(entries.map(({ cid }) => cid))));
        become('device');
        // The disk is back.
        if (!isRead) void load();
        // So late that it was stored meanwhile.
        const now = get().entries.filter(isKept);
        const stray = entries.filter(({ cid }) => !now.some((one) => one.cid === cid));
        if (stray.length) quietly(shelf.outbox.drop(stray.map(({ cid }) => cid)));
      },
    );
    if (worked) return;
    // Given anew with the next change.
    for (const entry of entries) if (kept.get(entry.cid) === entry) kept.delete(entry.cid);
    become('memory');
  }

  async function load(): Promise<void> {
    isReading = !isRead;
    const worked =
      shelf &&
      (await within(
        () => Promise.all([shelf.outbox.load(), shelf.journal.load()]),
        ([entries, journal]) => {
          isRead = true;
          options.loaded(entries.map(fromRecord), journal);
          for (const late of unread.splice(0)) late();
          become('device');
          options.arrived();
        },
      ));
    if (!worked) become('memory');
    isReading = false;
    if (!over) storage.save();
  }

  const storage: Storage = {
    get kind() {
      return kind;
    },
    load,
    loadAll: () => (shelf ? load() : within(() => new Promise(() => undefined), load).then(() => undefined)),
    save() {
      watchOver();
      if (isReading) return;
      const now = new Map(get().entries.flatMap((entry) => (isKept(entry) ? [[entry.cid, entry]] : [])));
      const gone = [...kept.keys()].filter((cid) => !now.has(cid));
      const changed = [...now.values()].filter((entry) => {
        const before = kept.get(entry.cid);
        if (entry.theirs && !before) return false;
        return (
          before?.request !== entry.request ||
          before.sure !== entry.sure ||
          before.order !== entry.order ||
          whyNot(before) !== whyNot(entry)
        );
      });
      for (const cid of gone) kept.delete(cid);
      for (const entry of changed) kept.set(entry.cid, entry);
      if (changed.length) void put(changed);
      if (gone.length) quietly(shelf?.outbox.drop(gone));
    },
    has: (cid) => kept.has(cid),
    keeps: (entry) => void kept.set(entry.cid, entry),
    onceRead(work) {
      if (shelf && !isRead) unread.push(work);
    },
    close() {
      over = true;
      watchOver();
      retry();
      for (const alarm of alarms) alarm();
      shelf?.close();
    },
  };

  shelf?.watch(() => {
    kept = new Map();
    storage.save();
  });
  return storage;
}
