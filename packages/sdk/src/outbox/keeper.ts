import { ChatError, type ChatErrorCode, toError } from '../errors.ts';
import { timeOf } from '../time-of.ts';
import { gateOf, isStale } from './age.ts';
import {
  type Acked,
  acked,
  byPress,
  declined,
  isKnown,
  isTaken,
  isTakenBack,
  type Journal,
  type Noted,
  named,
  note,
  offers,
  placeOf,
  type Taken,
  taken,
} from './journal.ts';
import type { Keeper, KeeperOptions } from './keeper-types.ts';
import { change, drop, type Entry, isUnsent, type Outbox } from './outbox.ts';
import { pump } from './pace.ts';
import { createStorage, quietly } from './storage.ts';
import { isTooMuch } from './text-size.ts';

/** Most requests that are remembered for another tab's or the disk's late word of them: acked ones, dropped ones. */
const DONE_MAX = 1_000;
/** As often the relay may fail on a request, one after the other: about a second each. */
const FAILURES_MAX = 10;

function remember(cids: Set<string>, cid: string): void {
  cids.add(cid);
  const [oldest] = cids;
  if (oldest && cids.size > DONE_MAX) cids.delete(oldest);
}

/** What is offered anew stands first: nothing passes what has to wait, and everything newer waits for it (C13). */
function offersFirst(outbox: Outbox): Outbox {
  const { entries } = outbox;
  const isBehind = entries.some(({ again }, index) => again && index && !entries[index - 1]?.again);
  if (!isBehind) return outbox;
  return { ...outbox, entries: [...entries.filter(({ again }) => again), ...entries.filter(({ again }) => !again)] };
}

/** The relay does not have what the request is about. */
const isMissing = (code: ChatErrorCode): boolean => code === 'message_unknown' || code === 'conversation_unknown';

export function createKeeper(options: KeeperOptions): Keeper {
  const { shelf, clock, get, set } = options;
  let left: readonly Entry[] = [];
  let journal: Journal = [];
  /** What was pressed here before the device was read has its place. */
  let isPlaced = false;
  /** What a disk had before this one was asked, for what was kept under another secret: it has its place. */
  const had = new Set(get().entries.flatMap(({ cid, status }) => (status === 'unsaved' ? [] : cid)));
  const settled = new Set<string>();
  const dropped = new Set<string>();
  /** The newest erasing of each conversation in each store: an ack may come behind the word of that, and so may what another tab noted. */
  const wipes = new Map<string, Taken & { epoch: string }>();
  /** The request that the relay failed on last, once for each time. */
  let failures: string[] = [];
  /** How many wait for a person's word, as last looked. */
  let known = 0;
  /** The relay's store, as far as it is known. */
  let life = '';
  /** The other store for which the device was last asked what all tabs know, and whether it has not answered so far. */
  let asked = '';
  let asks = false;
  const storage = createStorage({
    ...options,
    loaded(entries, before) {
      asks = false;
      left = entries;
      const all = [...entries, ...before].sort(byPress);
      for (const one of all) options.after(timeOf(placeOf(one)) || 0);
      if (!isPlaced) place(all);
      write(note(before, journal, [], clock.wall()));
      for (const one of wipes.values()) write(taken(journal, one, one.epoch, clock.wall()));
    },
  });

  /**
   * What was pressed here before it was known what other pages have made stands behind that, though the clock was set back since. What is
   * pressed from here on has a greater cid. What the device took meanwhile, before it could be read, is none of what it had.
   */
  function place(all: readonly (Entry | Acked)[]): void {
    isPlaced = true;
    const { entries } = get();
    // What was pressed here is there too, once a disk that refused works again.
    const last = all.findLast(({ cid }) => !entries.some((one) => one.cid === cid && !one.theirs));
    const end = last ? placeOf(last) : '';
    const placed = entries.map((one) =>
      !had.has(one.cid) && !one.theirs && placeOf(one) < end ? { ...one, order: end + one.cid } : one,
    );
    set({ ...get(), entries: placed.sort(byPress) });
  }

  function write(noted: Noted): void {
    journal = noted.journal;
    if (noted.put.length) quietly(shelf?.journal.put(noted.put));
    if (noted.gone.length) quietly(shelf?.journal.drop(noted.gone));
  }

  function take(unwanted: (entry: Entry) => boolean): void {
    const gone = get().entries.filter(unwanted);
    set(drop(get(), unwanted));
    for (const { cid } of gone) {
      remember(dropped, cid);
      options.reject(new ChatError('discarded'), cid);
    }
  }

  /** A person may drop it: it was never sent, or was refused, or waits for their word. */
  const isTheirs = (entry: Entry) =>
    (entry.status !== 'sending' && entry.status !== 'stored') || isStale(entry, clock.wall());

  /** Another store may lack words that were taken back: nobody asks it for them once more, though a tab missed their ack. */
  function forgo(entries: readonly Entry[]): readonly Entry[] {
    const isBack = isTakenBack(journal, [...left, ...entries]);
    const isOver = (entry: Entry) => isUnsent(entry) && !entry.out && isBack(entry);
    for (const { cid } of [...left, ...entries].filter(isOver)) {
      remember(dropped, cid);
      options.reject(new ChatError('discarded'), cid);
    }
    return entries.some(isOver) ? entries.filter((entry) => !isOver(entry)) : entries;
  }

  /** Was acked by another store, and not offered to this one. */
  const isHeldBack = (said: string | undefined) => journal.some(({ cid, epoch }) => cid === said && epoch !== life);

  const keeper: Keeper = {
    ready: storage.load(),
    get storage() {
      return storage.kind;
    },
    get stale() {
      const wall = clock.wall();
      return get().entries.filter((entry) => isStale(entry, wall)).length;
    },
    isFull: (request) => isTooMuch([...get().entries.map((entry) => entry.request), request]),
    pump(outbox, now, limits) {
      if (asks) return { outbox, going: [], waitMs: undefined };
      const { stale } = keeper;
      // What has become old while the line was there stops here, and its person must learn of it.
      if (stale !== known) queueMicrotask(options.changed);
      known = stale;
      return pump(
        offersFirst(outbox),
        now,
        limits,
        gateOf(outbox.entries, clock.wall(), limits.lateBurst, options.anew),
      );
    },
    merge(epoch) {
      // A page that was just opened knows another store by what was acked under it; the same store settles what it has.
      const isAnother = !!epoch && (life ? epoch !== life : journal.some((one) => one.epoch !== epoch));
      // Another tab may have had acks meanwhile, or have taken words back: first all that the device knows is read.
      if (isAnother && (shelf || options.link.leads) && asked !== epoch) {
        asked = epoch;
        asks = true;
        void storage.loadAll().then(() => {
          asks = false;
          options.arrived();
        });
      }
      if (asks) return get().entries;
      const entries = isAnother ? forgo(get().entries) : get().entries;
      const cids = new Set(entries.map(({ cid }) => cid));
      const fresh = left.filter(({ cid }) => !cids.has(cid) && !settled.has(cid) && !dropped.has(cid));
      for (const entry of left) if (!storage.has(entry.cid)) storage.keeps(entry);
      // Stored meanwhile, or by a life that ended before it could say so.
      if (left.some(({ cid }) => settled.has(cid) || dropped.has(cid))) queueMicrotask(storage.save);
      left = [];
      life = epoch ?? life;
      // A number of another store's log means nothing here: a message's own cid does.
      const all = [...fresh, ...entries].map((entry) => {
        const request = epoch ? named(journal, entry.request) : entry.request;
        return request === entry.request ? entry : { ...entry, request };
      });
      const offered = new Map((epoch ? offers(journal, epoch, clock.wall(), all) : []).map((one) => [one.cid, one]));
      // A tab that missed an ack asks once more, and the disk may still have it: that is offered in its place, like the rest.
      const known = all.map((entry) => (offered.delete(entry.cid) && !entry.again ? { ...entry, again: true } : entry));
      if (!fresh.length && !offered.size && known.every((entry, index) => entry === entries[index])) return entries;
      return [...offered.values(), ...known].sort(byPress);
    },
    adopt(entries, leads) {
      const isBack = isTakenBack(journal, get().entries);
      const fresh = entries.flatMap((entry) => {
        if (leads && isTheirs(entry) && isBack(entry)) remember(dropped, entry.cid);
        const seen = settled.has(entry.cid);
        // Who offers what was acked long ago missed the ack: the one with the line asks for it once more.
        if ((seen && !leads) || keeper.isDropped(entry)) return [];
        // What is offered anew by whoever knows it alone: of the rest this tab knows better whether it was taken back.
        if (entry.again) return seen || isKnown(journal, entry) ? [] : entry;
        return seen ? { ...entry, seen, sure: true } : entry;
      });
      if (leads) fresh.forEach(storage.keeps);
      return fresh;
    },
    look: () => void storage.load(),
    save: storage.save,
    isDropped: (entry) => dropped.has(entry.cid) && isTheirs(entry),
    acked(entry, ack, epoch) {
      remember(settled, entry.cid);
      write(acked(journal, entry, ack, epoch, clock.wall()));
      const wiped = wipes.get(epoch + ack.conversation);
      if (wiped) write(taken(journal, wiped, epoch, clock.wall()));
      // Acked before this was loaded: the relay may have another store by now, and nobody was there to offer it anything.
      if (!life) queueMicrotask(options.arrived);
    },
    taken(about, epoch) {
      const log = epoch + about.conversation;
      if (about.at) {
        // It comes again with every page of its log.
        if (about.of <= (wipes.get(log)?.of ?? 0)) return;
        wipes.set(log, { ...about, epoch });
      }
      const work = () => {
        write(taken(journal, about, epoch, clock.wall()));
        if (get().entries.some((entry) => isTaken(about.cid, entry))) {
          set(drop(get(), (entry) => isTaken(about.cid, entry)));
        }
      };
      work();
      storage.onceRead(work);
    },
    isHopeless(cid, code) {
      if (code !== 'internal') return false;
      failures = [...failures.filter((one) => one === cid), cid];
      const isOver = failures.length >= FAILURES_MAX;
      if (isOver) failures = [];
      return isOver;
    },
    undone({ request, theirs }, problem) {
      if (theirs || !('of' in request) || (request.type === 'recall' && isMissing(problem.code))) return undefined;
      const { conversation, of, said } = request;
      return Object.assign(toError(problem), { undone: { conversation, of, ...(said && { said }) } });
    },
    refused(entry, code) {
      const { cid, request, again } = entry;
      if (options.anew && code === 'conversation_unknown' && request.type === 'say' && request.conversation) {
        return { ...request, conversation: undefined };
      }
      // What the relay fails on it may still lack: that is offered again with the next greeting.
      if (again && code === 'internal') return undefined;
      if (again) write(declined(journal, cid, isMissing(code), life, clock.wall()));
      // A recall of what is not there is done, and so is one of what was held back for it: nobody is offered the words later.
      else if (request.type === 'recall' && (isMissing(code) || isHeldBack(request.said))) {
        write(acked(journal, entry, { conversation: request.conversation }, life, clock.wall()));
      }
      return undefined;
    },
    discard: (cid) => take((entry) => entry.cid === cid && isTheirs(entry)),
    decide(goes) {
      const wall = clock.wall();
      const isAsked = (entry: Entry) => isStale(entry, wall);
      // What another tab asks about may be on its way here: a yes holds for that too.
      if (goes) set(change(get(), (entry) => isAsked({ ...entry, out: false }), { sure: true }));
      else take(isAsked);
    },
    wipe() {
      quietly(shelf?.wipe());
      storage.close();
    },
    close: storage.close,
  };
  return keeper;
}
