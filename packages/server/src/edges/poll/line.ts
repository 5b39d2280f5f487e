import type { Socket } from '../../ports/socket.ts';
import { atTurnEnd } from '../turn.ts';

/** `drained` waits until no more than this lies unacknowledged, in characters. */
const LOW_WATER = 64 * 1024;
/**
 * An answer takes frames up to this many characters, or one alone: through a narrow line it must come long before its client's
 * patience, and the line's, are over.
 */
const ANSWER_MAX = 32 * 1024;

/** What a request for frames is answered with. */
export interface Answer {
  /** The number of the first frame. */
  readonly from: number;
  readonly frames: readonly string[];
  /** The line is over, with this WebSocket close code; these are its last frames. */
  readonly close: number | undefined;
}

/**
 * A line over HTTP as the relay's port. What the relay says is numbered and kept until the client has told that it came: an
 * answer that got lost is given again. Knows nothing of requests: `ready` is called when there is something to answer.
 */
export class PollLine implements Socket {
  readonly #ready: () => void;
  /** Said and not yet known to have come, oldest first. */
  #kept: string[] = [];
  /** The number of the first of them. */
  #from = 1;
  /** Their characters: near enough to bytes for a bound. */
  #size = 0;
  #come = 0;
  #isDue = false;
  #close: number | undefined;
  #waiting: (() => void)[] = [];

  constructor(ready: () => void) {
    this.#ready = ready;
  }

  send(json: string): void {
    if (this.#close !== undefined) return;
    this.#kept.push(json);
    this.#size += json.length;
    if (this.#isDue) return;
    this.#isDue = true;
    atTurnEnd(this);
  }

  /** The turn is over: all its frames go out in one answer. */
  flush(): void {
    this.#isDue = false;
    this.#ready();
  }

  /** Every request of the client is a sign of life, and there is one at least every `POLL_HOLD_MS`. */
  ping(): void {}

  close(code: number): void {
    if (this.#close !== undefined) return;
    this.#close = code;
    this.#letGo();
    this.#ready();
  }

  get isClosed(): boolean {
    return this.#close !== undefined;
  }

  get buffered(): number {
    return this.#size;
  }

  get taken(): number {
    return this.#come;
  }

  async drained(): Promise<void> {
    if (this.#size <= LOW_WATER || this.#close !== undefined) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Frames up to this number have come. A number beyond what was said is a lie that hurts nobody but its teller. */
  acknowledge(got: number): void {
    const done = this.#kept.splice(0, Math.max(0, got - this.#from + 1));
    this.#from += done.length;
    for (const { length } of done) {
      this.#size -= length;
      this.#come += length;
    }
    if (this.#size <= LOW_WATER) this.#letGo();
  }

  /** What is to be answered now; undefined when there is nothing. */
  answer(): Answer | undefined {
    if (this.#kept.length === 0 && this.#close === undefined) return undefined;
    const frames: string[] = [];
    let size = 0;
    for (const json of this.#kept) {
      if (frames.length > 0 && size + json.length > ANSWER_MAX) break;
      frames.push(json);
      size += json.length;
    }
    const isAll = frames.length === this.#kept.length;
    return { from: this.#from, frames, close: isAll ? this.#close : undefined };
  }

  /** The number that comes next. */
  get next(): number {
    return this.#from;
  }

  #letGo(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
