import { createAlarm } from '../client/alarm.ts';
import { createPromises } from '../client/promises.ts';
import { type ChatError, isFinal, toError } from '../errors.ts';
import { uuid7 } from '../ids.ts';
import { BOUNDS } from '../limits.ts';
import type { Link } from '../link/link.ts';
import type { Ports } from '../ports.ts';
import type { FrameOf } from '../wire/frames.ts';
import * as box from './outbox.ts';

type Ack = FrameOf<'ack'>;

/** The outbox at work: keeps requests, lets them go, and settles their promises. */
export interface Sender {
  readonly entries: readonly box.Entry[];
  /** The bounds in force: the relay's own once it has told them. */
  bounds: typeof BOUNDS;
  /** Fetches what an earlier life left behind. The first hello waits for it, so that the order holds. */
  load(): Promise<void>;
  /** Takes a request in; resolves with its ack, rejects on a final refusal or `wipe`. */
  submit(request: box.Unsent): Promise<Ack>;
  /** Sends what may go now. */
  pump(): void;
  /** The relay has stored the request; it is over once it is `seen` too. */
  acked(ack: Ack): void;
  /** The relay refused the request `cid`. */
  refused(problem: FrameOf<'problem'>, cid: string): void;
  /** The line is gone. */
  cut(): void;
  /** An event with this `cid` came into a thread, or none is open here that it would come into. */
  seen(cid: string): void;
  /** The events that stored requests wait for will not come: the relay has another log (C4). */
  settle(): void;
  /** A person wants a refused request to go anew. */
  retry(cid: string): void;
  /** Takes a refused request out. */
  discard(cid: string): void;
  /** Forgets everything; open promises reject with `error`. */
  wipe(error: ChatError): void;
}

/** Drives the outbox over a link; `changed` is told that `entries` is another list. */
export function createSender({ clock, chance, outbox: store }: Ports, link: Link, changed: () => void): Sender {
  let outbox = box.EMPTY_OUTBOX;
  let loading: Promise<void> | undefined;
  const answers = createPromises<{ [cid: string]: Ack }>();
  const alarm = createAlarm(clock, () => sender.pump());
  const hasFailed = (cid: string) => outbox.entries.some((entry) => entry.cid === cid && entry.status === 'failed');

  function set(next: box.Outbox): void {
    const { entries } = outbox;
    outbox = next;
    if (next.entries === entries) return;
    store.save(next.entries);
    changed();
  }

  const sender: Sender = {
    bounds: BOUNDS,
    get entries() {
      return outbox.entries;
    },
    load() {
      loading ??= store.load().then((entries) => set({ ...outbox, entries: [...entries, ...outbox.entries] }));
      return loading;
    },
    submit(request) {
      const at = clock.wall();
      const entry: box.Entry = { cid: uuid7(at, chance), request, at, status: 'saved' };
      const answer = answers.wait(entry.cid);
      set(box.add(outbox, entry));
      sender.pump();
      return answer;
    },
    pump() {
      if (link.connection !== 'online') return;
      const { outbox: next, going, waitMs } = box.pump(outbox, clock.now(), sender.bounds);
      set(next);
      for (const { cid, request } of going) link.send({ ...request, cid });
      alarm(waitMs);
    },
    acked(ack) {
      const { cid } = ack;
      set(box.acked(outbox, cid));
      answers.resolve(cid, ack);
      sender.pump();
    },
    refused(problem, cid) {
      const { code, retry, retryAfterMs } = problem;
      if (isFinal(retry)) {
        set(box.refused(outbox, cid, code));
        answers.reject(toError(problem), cid);
      } else set(box.later(outbox, cid, clock.now(), retryAfterMs));
      sender.pump();
    },
    cut() {
      set(box.cut(outbox));
      alarm();
    },
    seen: (cid) => set(box.seen(outbox, cid)),
    settle: () => set(box.drop(outbox, ({ status }) => status === 'stored')),
    retry(cid) {
      if (!hasFailed(cid)) return;
      set(box.retry(outbox, cid));
      sender.pump();
    },
    discard(cid) {
      if (hasFailed(cid)) set(box.drop(outbox, (entry) => entry.cid === cid));
    },
    wipe(error) {
      set(box.drop(outbox, () => true));
      answers.reject(error);
    },
  };
  return sender;
}
