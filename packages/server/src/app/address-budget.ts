import { dayOf, FILE_COSTS_BYTES } from '../ports/file-day.ts';

/** An address may upload this many persons' share: behind one there may be an office. */
const PERSONS = 10;
/** An address may announce this many files in a minute: each is a row on the disk. */
export const FILES_A_MINUTE = 120;
const MINUTE_MS = 60_000;
/** Most addresses that are known at a time. */
const KEPT = 20_000;

interface Spent {
  day: number;
  bytes: number;
  minute: number;
  files: number;
}

/** What each address has uploaded today: a client makes up as many devices as it likes, and has one address. */
export interface AddressBudget {
  /** `true`, `false` when it would be too much for today, or the ms after which it may be asked again. */
  spend(address: string, bytes: number, now: number): boolean | number;
}

/** @param personDayBytes what one person may upload in a day */
export function createAddressBudget(personDayBytes: number): AddressBudget {
  const known = new Map<string, Spent>();
  return {
    spend(address, bytes, now) {
      const [day, minute] = [dayOf(now), Math.floor(now / MINUTE_MS)];
      const before = known.get(address);
      const spent = before?.day === day ? before.bytes : 0;
      const files = before?.minute === minute ? before.files : 0;
      const after = spent + Math.max(bytes, FILE_COSTS_BYTES);
      if (after > personDayBytes * PERSONS) return false;
      if (files >= FILES_A_MINUTE) return (minute + 1) * MINUTE_MS - now;
      // Last in the line: who is forgotten when there are too many is who was not here for longest, and nobody else.
      known.delete(address);
      known.set(address, { day, bytes: after, minute, files: files + 1 });
      const oldest = known.size > KEPT ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      return true;
    },
  };
}
