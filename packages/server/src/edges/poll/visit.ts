import type { ServerResponse } from 'node:http';
import { POLL_HOLD_MS } from '@shopbell/protocol/constants';
import type { Session } from '../../relay/session.ts';
import { type Answer, PollLine } from './line.ts';
import { tell } from './reply.ts';

/** A client that has no request here for this long is gone, in ms: the next one comes at once, over however bad a line. */
const ABSENT_MS = 15_000;
/** Time to fetch the last frames of a line that is over, in ms: as long as a WebSocket has for its goodbye. */
const CLOSE_GRACE_MS = 2000;

export interface VisitOptions {
  /** What its client calls the line. */
  readonly name: string;
  /** Every request of it has to come from here, to the letter. */
  readonly origin: string | undefined;
  /** What its address counts as. */
  readonly key: string;
  /** Monotonic ms. */
  readonly now: () => number;
  /** Its last frames have been given, or can't be any more. */
  readonly over: (visit: Visit) => void;
}

/** A line's name is told with its first answer. */
interface Held {
  readonly response: ServerResponse;
  readonly sinceMs: number;
  readonly isFirst: boolean;
}

/** What the edge keeps of one line: who it is for, and the request that waits for its frames. */
export class Visit {
  readonly line = new PollLine(() => this.#go());
  readonly options: VisitOptions;
  session: Session | undefined;
  /** Frames that were taken from it so far. */
  came = 0;
  #held: Held | undefined;
  /** Requests for frames that are waiting, or whose answer is on its way. */
  #open = 0;
  #absentSinceMs: number;
  #closedAtMs: number | undefined;

  constructor(options: VisitOptions) {
    this.options = options;
    this.#absentSinceMs = options.now();
  }

  /** A request for frames: answered when there are some. The one before it is not waited for any more. */
  hold(response: ServerResponse, isFirst = false): void {
    const { now } = this.options;
    this.letGo();
    this.#open += 1;
    this.#held = { response, sinceMs: now(), isFirst };
    response.once('close', () => {
      this.#open -= 1;
      this.#absentSinceMs = now();
      if (this.#held?.response === response) this.#held = undefined;
    });
    this.#go();
  }

  /** Looked at about once a second: ends what has waited, or was waited for, long enough. */
  sweep(): void {
    const { now, over } = this.options;
    const isLeft = this.#open === 0 && now() - this.#absentSinceMs >= ABSENT_MS;
    const isLate = this.#closedAtMs !== undefined && now() - this.#closedAtMs >= CLOSE_GRACE_MS;
    if (isLeft || isLate) over(this);
    else if (this.#held && now() - this.#held.sinceMs >= POLL_HOLD_MS) this.letGo();
  }

  /** Answers the request that waits with nothing. */
  letGo(): void {
    this.#tell({ from: this.line.next, frames: [], close: undefined });
  }

  /** There is something to answer. */
  #go(): void {
    const { now, over } = this.options;
    if (this.line.isClosed) this.#closedAtMs ??= now();
    const answer = this.line.answer();
    if (!answer || !this.#held) return;
    // What went out is over when it has left, not when it was written.
    if (answer.close !== undefined) this.#held.response.once('close', () => over(this));
    this.#tell(answer);
  }

  #tell(answer: Answer): void {
    const held = this.#held;
    this.#held = undefined;
    if (held) tell(held.response, this.options.origin, answer, held.isFirst ? this.options.name : undefined);
  }
}
