import { isUtf8 } from 'node:buffer';

/** First byte of a whole text frame; flag of a masked one in the second. */
const TEXT = 0x81;
const MASKED = 0x80;
const MEDIUM = 126;
const MASK_SIZE = 4;

/** Where the payload of the frame at `at` starts and ends; undefined unless it is a whole, masked text frame of at most 64 KiB. */
function payloadAt(bytes: Buffer, at: number): { from: number; to: number } | undefined {
  const second = bytes[at + 1] ?? 0;
  if (bytes[at] !== TEXT || (second & MASKED) === 0) return undefined;
  let size = second & ~MASKED;
  let from = at + 2 + MASK_SIZE;
  if (size > MEDIUM) return undefined;
  if (size === MEDIUM) {
    size = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    from += 2;
  }
  const to = from + size;
  return to > bytes.length ? undefined : { from, to };
}

/** Takes the mask off in place. */
function unmask(bytes: Buffer, from: number, to: number): void {
  const mask = from - MASK_SIZE;
  for (let i = from; i < to; i++) bytes[i] = (bytes[i] ?? 0) ^ (bytes[mask + ((i - from) & 3)] ?? 0);
}

/**
 * Reads bytes that are nothing but whole, masked text frames of at most `maxBytes` – what nearly every read of a socket
 * holds – and gives each text to `take`; undefined for one that is not UTF-8. Returns false, with the bytes untouched and
 * nothing given, for anything else: control frames, fragments, parts of frames, faults. Those are for `ws` to judge.
 */
export function readPlain(bytes: Buffer, maxBytes: number, take: (text: string | undefined) => void): boolean {
  for (let at = 0; at < bytes.length; ) {
    const payload = payloadAt(bytes, at);
    if (!payload || payload.to - payload.from > maxBytes) return false;
    at = payload.to;
  }
  for (let at = 0; at < bytes.length; ) {
    const payload = payloadAt(bytes, at);
    if (!payload) break;
    const { from, to } = payload;
    unmask(bytes, from, to);
    const text = bytes.toString('utf8', from, to);
    // The replacement character shows what was no UTF-8, unless it was really sent.
    take(text.includes('\ufffd') && !isUtf8(bytes.subarray(from, to)) ? undefined : text);
    at = to;
  }
  return true;
}

/** Follows a client's bytes through frames that `ws` reads, to know when it stands between two messages again. */
export class Boundary {
  /** Bytes of the frame's head so far. */
  #head: number[] = [];
  /** Bytes of its payload that are still to come. */
  #left = 0;
  /** Within a message of several frames. */
  #within = false;

  get reached(): boolean {
    return this.#left === 0 && this.#head.length === 0 && !this.#within;
  }

  follow(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#left > 0) {
        const step = Math.min(this.#left, bytes.length - at);
        this.#left -= step;
        at += step;
      } else {
        this.#head.push(bytes[at] ?? 0);
        at += 1;
        this.#closeHead();
      }
    }
  }

  #closeHead(): void {
    const [first = 0, second = 0, ...length] = this.#head;
    const size = second & ~MASKED;
    const extra = size < MEDIUM ? 0 : size === MEDIUM ? 2 : 8;
    const whole = 2 + extra + ((second & MASKED) === 0 ? 0 : MASK_SIZE);
    if (this.#head.length < 2 || this.#head.length < whole) return;
    this.#left = extra === 0 ? size : length.slice(0, extra).reduce((sum, byte) => sum * 256 + byte, 0);
    const isControl = (first & 0x08) !== 0;
    if (!isControl) this.#within = (first & 0x80) === 0;
    this.#head = [];
  }
}
