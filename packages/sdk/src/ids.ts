import type { Chance, Clock } from './ports.ts';

/** A UUIDv7: 48 bits of epoch ms, the rest random. Made when the person acts, kept across every retry (C1). */
export function uuid7(wallMs: number, chance: Chance): string {
  const time = wallMs.toString(16).padStart(12, '0');
  const random = Array.from(chance.bytes(9), (byte) => (byte + 256).toString(16).slice(1)).join('');
  return (time + random).replace(/(.{8})(....)(...)(...)/, '$1-$2-7$3-8$4-');
}

/** When it was made, epoch ms by the clock of its device; NaN for what is none. */
export const timeOf = (cid: string): number => Number.parseInt(cid.replace('-', '').slice(0, 12), 16);

/** Makes cids that only grow, even within a millisecond or when the wall clock is set back. */
export function createCids({ wall }: Pick<Clock, 'wall'>, chance: Chance) {
  let last = 0;
  return {
    next(): string {
      last = Math.max(wall(), last + 1);
      return uuid7(last, chance);
    },
    /** From here on they are greater than this one, too. */
    after(cid: string): void {
      last = Math.max(last, timeOf(cid) || 0);
    },
  };
}

/** A device's secret: 32 random bytes as base64url without padding. */
export const anonymousToken = (chance: Chance): string =>
  btoa(String.fromCharCode(...chance.bytes(32)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .slice(0, 43);

/** True for what `anonymousToken` makes. */
export const isToken = (value: string): boolean => /^[\w-]{43}$/.test(value);
