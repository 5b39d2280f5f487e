import type { Chance, Clock } from './ports.ts';

/** A UUIDv7: 48 bits of epoch ms, the rest random. Made when the person acts, kept across every retry (C1). */
export function uuid7(wallMs: number, chance: Chance): string {
  const digits = [wallMs, ...chance.bytes(9)].map((part, place) => part.toString(16).padStart(place ? 2 : 12, '0'));
  return digits.join('').replace(/(.{8})(....)(...)(...)/, '$1-$2-7$3-8$4-');
}

/** Makes cids that only grow, even within a millisecond or when the wall clock is set back. */
export function createCids({ wall }: Pick<Clock, 'wall'>, chance: Chance) {
  let last = 0;
  return {
    next(): string {
      last = Math.max(wall(), last + 1);
      return uuid7(last, chance);
    },
    /** From here on they are greater than those made then, epoch ms, too. */
    after(wallMs: number): void {
      last = Math.max(last, wallMs);
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
