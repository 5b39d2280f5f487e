import { randomBytes } from 'node:crypto';
import type { Id } from '@shopbell/protocol';

/** Gives `count` random bytes. Injected, so that a seeded run hands out the same ids. */
export type RandomBytes = (count: number) => Uint8Array;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const PART = 10;
const TAIL_LIMIT = 1n << 50n;
/** The last instant ten characters can name and a `Date` can hold, in epoch ms. */
const LAST_INSTANT = 8_640_000_000_000_000;

function encode(value: bigint): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < PART; i++) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return text;
}

function decode(text: string): bigint {
  let value = 0n;
  for (const char of text) value = (value << 5n) | BigInt(ALPHABET.indexOf(char));
  return value;
}

function randomTail(random: RandomBytes): bigint {
  let value = 0n;
  for (const byte of random(7)) value = (value << 8n) | BigInt(byte);
  return value & (TAIL_LIMIT - 1n);
}

/**
 * Makes an id as `@shopbell/protocol` describes it: ten characters of time, ten of chance, Crockford base32 in lower case.
 * `now` is epoch ms. With `last`, the result is greater than `last` even within one ms or after the clock stepped back:
 * the tail counts up, and a full tail borrows the next ms. Throws a RangeError on a time that is no epoch ms.
 */
export function newId(now: number, random: RandomBytes, last?: Id): Id {
  if (!Number.isSafeInteger(now) || now < 0 || now > LAST_INSTANT) throw new RangeError(`not an epoch ms: ${now}`);
  const time = encode(BigInt(now));
  if (last === undefined || time > last.slice(0, PART)) return time + encode(randomTail(random));
  const tail = decode(last.slice(PART)) + 1n;
  if (tail < TAIL_LIMIT) return last.slice(0, PART) + encode(tail);
  return encode(decode(last.slice(0, PART)) + 1n) + encode(randomTail(random));
}

/** A process's source of ids: every id is greater than the one before it. Default chance: the system's. */
export function createIds(random: RandomBytes = randomBytes): (now: number) => Id {
  let last: Id | undefined;
  return (now) => {
    last = newId(now, random, last);
    return last;
  };
}
