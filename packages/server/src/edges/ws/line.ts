import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Socket } from '../../ports/socket.ts';
import { atTurnEnd } from '../turn.ts';
import { encodeFrames } from './encode.ts';

/** `drained` waits until no more than this lies unsent. */
const LOW_WATER_BYTES = 64 * 1024;
/**
 * `drained` waits for the peer's answer to a ping after this many characters. The system's own buffers take megabytes: behind a narrow
 * line an ack, or the next ping, would come after all of that, and the peer pass for dead meanwhile.
 */
const UNANSWERED_MAX = 64 * 1024;

/** What Node counts of a stream's writes, down to the byte. */
interface Counts {
  /** Bytes handed to the system. */
  readonly bytesWritten: number;
  /** What it has not taken of them. */
  readonly writeQueueSize: number;
}

/**
 * The counts of a TCP stream. Its public numbers know whole writes only, and behind a narrow line one write takes minutes; these
 * are what Node's own idle timer goes by.
 */
function countsOf(wire: Duplex): Counts | undefined {
  const handle: Partial<Counts> | null | undefined = Reflect.get(wire, '_handle');
  const { bytesWritten, writeQueueSize } = handle ?? {};
  return bytesWritten === undefined || writeQueueSize === undefined ? undefined : { bytesWritten, writeQueueSize };
}

/**
 * A WebSocket as the relay's port. All frames of one turn of the event loop go out as one buffer in one write – the largest
 * single gain measured. They pass `ws` by: what it would add for text is framing, done here for all of them at once.
 * Control frames stay its own; they go to the same stream, between two of our writes.
 */
export class Line implements Socket {
  readonly #ws: WebSocket;
  readonly #wire: Duplex;
  /** Frames of this turn; undefined while there are none. */
  #texts: string[] | undefined;
  /** Their characters: near enough to bytes for a bound, and free. */
  #size = 0;
  /** Characters written since the peer was asked last, by `drained`, whether it has them. */
  #unasked = 0;
  #answer: Promise<void> | undefined;

  constructor(ws: WebSocket, wire: Duplex) {
    this.#ws = ws;
    this.#wire = wire;
  }

  send(json: string): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    this.#size += json.length;
    if (this.#texts) this.#texts.push(json);
    else {
      this.#texts = [json];
      atTurnEnd(this);
    }
    // What waits here for the turn's end is not the reader's fault: only what the network didn't take counts (C22).
    if (this.#size > LOW_WATER_BYTES) this.flush();
  }

  /** Writes what was sent in this turn. */
  flush(): void {
    const texts = this.#texts;
    if (!texts) return;
    this.#texts = undefined;
    this.#unasked += this.#size;
    this.#size = 0;
    if (this.#ws.readyState === this.#ws.OPEN) this.#wire.write(encodeFrames(texts));
  }

  ping(): void {
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.ping();
  }

  close(code: number, reason: string): void {
    if (this.#ws.readyState === this.#ws.CLOSED) return;
    this.flush();
    this.#ws.close(code, reason);
  }

  get buffered(): number {
    return this.#size + this.#ws.bufferedAmount;
  }

  get taken(): number {
    const counts = countsOf(this.#wire);
    return counts ? counts.bytesWritten - counts.writeQueueSize : 0;
  }

  async drained(): Promise<void> {
    this.flush();
    // Without `writableNeedDrain` no 'drain' will ever come.
    while (this.#ws.readyState === this.#ws.OPEN && this.#wire.writableNeedDrain && this.buffered > LOW_WATER_BYTES) {
      await this.#first(this.#wire, 'drain');
    }
    if (this.#unasked > UNANSWERED_MAX && this.#ws.readyState === this.#ws.OPEN) this.#ask();
    await this.#answer;
  }

  /** Asks whether all that was written has arrived; `drained` waits until it has, or the connection ended. */
  #ask(): void {
    this.#unasked = 0;
    this.#answer ??= this.#first(this.#ws, 'pong').then(() => {
      this.#answer = undefined;
    });
    this.#ws.ping();
  }

  /** Resolves with the next such event, or the connection's end. */
  #first(from: Duplex | WebSocket, event: 'drain' | 'pong'): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        from.off(event, done);
        this.#ws.off('close', done);
        resolve();
      };
      from.on(event, done);
      this.#ws.on('close', done);
    });
  }
}
