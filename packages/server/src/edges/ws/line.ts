import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Socket } from '../../ports/socket.ts';
import { encodeFrames } from './encode.ts';
import { atTurnEnd } from './turn.ts';

/** `drained` waits until no more than this lies unsent. */
const LOW_WATER_BYTES = 64 * 1024;

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

  async drained(): Promise<void> {
    this.flush();
    // Without `writableNeedDrain` no 'drain' will ever come.
    while (this.#ws.readyState === this.#ws.OPEN && this.#wire.writableNeedDrain && this.buffered > LOW_WATER_BYTES) {
      await new Promise<void>((resolve) => {
        const done = () => {
          this.#wire.off('drain', done);
          this.#ws.off('close', done);
          resolve();
        };
        this.#wire.once('drain', done);
        this.#ws.once('close', done);
      });
    }
  }
}
