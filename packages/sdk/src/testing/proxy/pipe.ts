import type { LineConditions } from './conditions.ts';
import type { NetSocket } from './net.ts';
import { arrival, newPace } from './pace.ts';

/** What may be on its way at a time, in bytes; more is not read, as with a TCP window. */
const WINDOW_BYTES = 64 * 1024;
/** On a narrow line, pieces are no larger than a packet, so that they trickle. */
const PACKET_BYTES = 1400;

export interface PipeOptions {
  readonly from: NetSocket;
  readonly to: NetSocket;
  readonly conditions: () => LineConditions;
  readonly draw: () => number;
  /** Ms since the connection came. */
  readonly now: () => number;
  /** How many bytes may pass; then `limit` is called, once. */
  readonly limitBytes: number | undefined;
  readonly limit: () => void;
  /** Whether a piece is passed on. */
  readonly takes: (piece: Uint8Array) => boolean;
}

/** One way of a connection. */
export interface Pipe {
  /** Bytes passed on so far. */
  readonly bytes: number;
  /** From now on nothing is read or passed on, until `release`. */
  hold(): void;
  release(): void;
  /** `from` is gone: what it said still arrives, then the end. */
  finish(): void;
  /** From now on nothing is read or passed on. */
  stop(): void;
}

interface Piece {
  readonly at: number;
  /** Undefined is the end (FIN). */
  readonly bytes: Uint8Array | undefined;
}

/** Passes on what `from` says to `to`, when its time has come. */
export function createPipe({ from, to, conditions, draw, now, limitBytes, limit, takes }: PipeOptions): Pipe {
  const pace = newPace();
  const queue: Piece[] = [];
  let queued = 0;
  let passed = 0;
  let isHeld = false;
  let isStopped = false;
  let isFull = false;
  let hasEnded = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function put(bytes: Uint8Array | undefined): void {
    queue.push({ at: arrival(pace, conditions(), bytes?.length ?? 0, now(), draw()), bytes });
    queued += bytes?.length ?? 0;
  }

  /** Passes one piece on, no further than the limit. */
  function pass(bytes: Uint8Array): void {
    const room = limitBytes === undefined ? bytes.length : limitBytes - passed;
    const part = room < bytes.length ? bytes.subarray(0, room) : bytes;
    passed += part.length;
    if (part.length > 0 && !to.destroyed) isFull = !to.write(part);
    if (limitBytes !== undefined && passed >= limitBytes) {
      pipe.stop();
      limit();
    }
  }

  function flow(): void {
    clearTimeout(timer);
    while (!isHeld && !isStopped && !isFull) {
      const [piece] = queue;
      if (!piece) break;
      const waitMs = piece.at - now();
      if (waitMs > 0) {
        timer = setTimeout(flow, waitMs);
        break;
      }
      queue.shift();
      if (piece.bytes) {
        queued -= piece.bytes.length;
        pass(piece.bytes);
      } else if (!to.destroyed) to.end();
    }
    if (!isHeld && !isStopped && queued < WINDOW_BYTES) from.resume();
  }

  from.on('data', (chunk) => {
    if (isStopped || !takes(chunk)) return;
    const size = conditions().bytesPerSecond === undefined ? chunk.length : PACKET_BYTES;
    for (let at = 0; at < chunk.length; at += size) put(chunk.subarray(at, at + size));
    if (isHeld || queued >= WINDOW_BYTES) from.pause();
    flow();
  });
  from.on('end', () => pipe.finish());
  to.on('drain', () => {
    isFull = false;
    flow();
  });

  const pipe: Pipe = {
    get bytes() {
      return passed;
    },
    hold() {
      isHeld = true;
      clearTimeout(timer);
      from.pause();
    },
    release() {
      isHeld = false;
      flow();
    },
    finish() {
      if (isStopped || hasEnded) return;
      hasEnded = true;
      put(undefined);
      flow();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      queue.length = 0;
      from.pause();
    },
  };
  return pipe;
}
