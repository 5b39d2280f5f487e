import { AWAKE, createAlarm } from '../client/alarm.ts';
import type { ClientPorts } from '../client/ports.ts';
import { createPromises } from '../client/promises.ts';
import { ChatError, isFinal, toError } from '../errors.ts';
import { createCids } from '../ids.ts';
import { BOUNDS, OUTBOX_MAX } from '../limits.ts';
import type { Link } from '../link/link.ts';
import type { StorageKind } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';
import type { Keeper } from './keeper-types.ts';
import type { Place } from './open-keeper.ts';
import * as box from './outbox.ts';

type Ack = FrameOf<'ack'>;

/** Requests wait this long for the part that reads what an earlier life left, in ms. */
export const LATER_MS = 10_000;

/** The outbox at work: keeps requests, lets them go, and settles their promises. */
export interface Sender {
  readonly entries: readonly box.Entry[];
  /** Keeps them on the device; undefined until it is loaded. */
  readonly keeper: Keeper | undefined;
  readonly storage: StorageKind;
  /** The bounds in force: the relay's own once it has told them. */
  bounds: box.Pace & Pick<typeof BOUNDS, 'textMaxChars' | 'amendWindowMs'>;
  /**
   * From here on the device keeps what is unsent, for this person; without a `name` only the memory does. Unless the person
   * is `fresh`, what an earlier life left goes first: nothing goes out until it is known, or the disk has taken 2 s.
   */
  keep(name: string | undefined | false, owner: string | undefined, isFresh?: boolean): void;
  /** The cid of a press: greater than all before it. */
  cid(): string;
  /**
   * Takes a request in, under the `cid` it was given at the press, else a new one; resolves with its ack, rejects on a final refusal or
   * `wipe`.
   * @throws ChatError `outbox_full`
   */
  submit(request: box.Unsent, cid?: string): Promise<Ack>;
  /** Others changed the requests: takes in what another tab tells of them. */
  update(by: (outbox: box.Outbox) => box.Outbox): void;
  /** The relay greets, with this store behind it (C4): what it may lack goes first (C13). */
  greeted(epoch: string): void;
  /** Sends what may go now. */
  pump(): void;
  /** The relay has stored the request; it is over once it is `seen` too. */
  acked(ack: Ack): void;
  /** The relay refused the request `cid`. Returns what to tell when that undoes an edit or a recall and nobody hears of it. */
  refused(problem: FrameOf<'problem'>, cid: string): ChatError | false | undefined;
  /** The line is gone. */
  cut(): void;
  /** It was stored before, and is offered again. */
  isAgain(cid: string): boolean | undefined;
  /** An event with this `cid` came into a thread, or none is open here that it would come into. */
  seen(cid: string): void;
  /** A message was taken back, by whoever may: nobody is offered its words again. */
  taken(about: Parameters<Keeper['taken']>[0]): void;
  /** The events that stored requests wait for will not come: the relay has another log (C4). */
  settle(): void;
  /** Takes a request out that was refused, or never sent. */
  discard(cid: string): void;
  /** A person wants a refused request to go anew. */
  retry(cid: string): void;
  /** Forgets everything, on the device too unless the client ends; open promises reject with `error`. */
  wipe(error: ChatError): void;
}

/**
 * Drives the outbox over a link; `changed` is told that what is shown of it is different. `anew`: words may go without the
 * conversation they were said in.
 */
export function createSender(
  { clock, chance, later }: ClientPorts,
  link: Link,
  anew: boolean,
  changed: () => void,
): Sender {
  let outbox = box.EMPTY_OUTBOX;
  let keeping: Promise<Keeper | undefined> | undefined;
  let keeper: Keeper | undefined;
  /** Whose requests these are. */
  let mine: string | undefined;
  /** Where the device keeps them. */
  let place: Place | undefined;
  /** Where those were kept who left when it could not be loaded: it is wiped with the next load. */
  const owed: Place[] = [];
  let epoch: string | undefined;
  const answers = createPromises<{ [cid: string]: Ack }>();
  const cids = createCids(clock, chance);
  const alarm = createAlarm(clock, () => sender.pump());
  /** What an earlier life left is waited for, which is not known so far; once for each person. */
  let isHeld = false;
  const alarmHeld = createAlarm(clock, () => hold(false), AWAKE);
  const find = (cid: string) => outbox.entries.find((entry) => entry.cid === cid);

  function set(next: box.Outbox): void {
    const { entries } = outbox;
    outbox = next;
    if (next.entries === entries) return;
    keeper?.save();
    changed();
  }

  function put(next: box.Outbox): void {
    set(next);
    sender.pump();
  }

  function hold(on: boolean): void {
    isHeld = on;
    alarmHeld(on ? LATER_MS : undefined);
    sender.pump();
  }

  /** Puts what the keeper has in its place. */
  function merge(): void {
    if (!keeper) return;
    set({ ...outbox, entries: keeper.merge(epoch) });
  }

  const sender: Sender = {
    bounds: BOUNDS,
    get entries() {
      return outbox.entries;
    },
    get keeper() {
      return keeper;
    },
    get storage() {
      // Without a keeper that is under way, it could not be loaded.
      return keeper?.storage ?? (keeping || mine === undefined ? 'device' : 'memory');
    },
    keep(name, owner = '', isFresh?) {
      if (mine === owner && keeping) return;
      const isOther = mine !== owner;
      // Whoever kept it so far lets go: what is unsent is given to the next one.
      void keeping?.then((made) => made?.close());
      keeper = undefined;
      mine = owner;
      hold(!isFresh && isOther);
      const isMine = () => mine === owner;
      const here: Place = [name, owner, isFresh];
      place = here;
      const opened = later().then((loaded) => {
        // By their places: names would weigh more in every page.
        const made = loaded.openKeeper(
          loaded,
          here,
          owed.splice(0),
          clock,
          link,
          anew,
          cids,
          answers,
          changed,
          () => outbox,
          put,
          () => {
            merge();
            sender.pump();
          },
        );
        // Whose person has left meanwhile is there to be wiped.
        if (isMine()) {
          keeper = made;
          made.save();
        }
        return made;
      });
      keeping = opened.catch(() => {
        if (isMine()) {
          // Tried again with the next greeting or press.
          keeping = undefined;
          changed();
        }
        return undefined;
      });
      void keeping.then((made) => made?.ready).then(() => isMine() && hold(false));
    },
    cid: cids.next,
    submit(request, cid = cids.next()) {
      if (outbox.entries.length >= OUTBOX_MAX || keeper?.isFull(request)) {
        throw new ChatError('outbox_full');
      }
      const answer = answers.wait(cid);
      put(box.add(outbox, { cid, request, at: clock.wall(), status: 'unsaved' }));
      return answer;
    },
    update: (by) => put(by(outbox)),
    greeted(now) {
      // What another store acked goes first, and who knows of it is not loaded so far.
      if (!keeper && epoch && epoch !== now) hold(true);
      epoch = now;
      merge();
    },
    pump() {
      if (isHeld) return;
      link.lend(outbox.entries);
      if (!link.leads || link.connection !== 'online') return;
      const { bounds } = sender;
      const { outbox: next, going, waitMs } = (keeper?.pump ?? box.oneByOne)(outbox, clock.now(), bounds);
      set(next);
      for (const { cid, request } of going) link.send({ ...request, cid });
      alarm(waitMs);
    },
    acked(ack) {
      const { cid } = ack;
      const entry = find(cid);
      const under = epoch;
      const note = (made?: Keeper) => entry && under && made?.acked(entry, ack, under);
      // Before the device drops it: whoever dies in between has it in either place.
      if (keeper) note(keeper);
      else void keeping?.then(note);
      put(box.acked(outbox, cid));
      answers.resolve(cid, ack);
    },
    refused(problem, cid) {
      const { code, retry, retryAfterMs } = problem;
      const entry = find(cid);
      const final = isFinal(retry) || keeper?.isHopeless(cid, code);
      const instead = final && entry && keeper?.refused(entry, code);
      put(
        instead
          ? box.mark(outbox, cid, { request: instead, out: false })
          : final
            ? box.refused(outbox, cid, code, !!problem.cid)
            : box.later(outbox, cid, clock.now(), retryAfterMs),
      );
      return final && !instead && !answers.reject(toError(problem), cid) && entry && keeper?.undone(entry, problem);
    },
    cut() {
      set(box.cut(outbox));
      alarm();
    },
    isAgain: (cid) => find(cid)?.again,
    seen: (cid) => set(box.seen(outbox, cid)),
    taken(about) {
      const under = epoch;
      if (under) void keeping?.then((made) => made?.taken(about, under));
    },
    settle: () => set(box.drop(outbox, ({ status }) => status === 'stored')),
    discard(cid) {
      if (keeper) return keeper.discard(cid);
      if (/^s[et]/.test(find(cid)?.status ?? 'sent')) return;
      put(box.drop(outbox, (entry) => entry.cid === cid));
      answers.reject(new ChatError('discarded'), cid);
    },
    retry: (cid) => put(box.retry(outbox, cid)),
    wipe(error) {
      const late = place;
      const leave = (made?: Keeper) => {
        if (error.code === 'destroyed') made?.close();
        else if (made) made.wipe();
        else if (late) owed.push(late);
      };
      if (keeper || !keeping) leave(keeper);
      else void keeping.then(leave);
      keeping = keeper = mine = place = undefined;
      set(box.drop(outbox, () => true));
      hold(false);
      alarm();
      answers.reject(error);
    },
  };
  return sender;
}
