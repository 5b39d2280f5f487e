import { dayOf, FILE_COSTS_BYTES } from '../ports/file-day.ts';

/** An address may upload this many persons' share: behind one there may be an office. */
const PERSONS = 10;
/** Most addresses that are known at a time. */
const KEPT = 20_000;

/** What each address has uploaded today: a client makes up as many devices as it likes, and has one address. */
export interface AddressBudget {
  /** False when it would be too much. */
  spend(address: string, bytes: number, now: number): boolean;
}

/** @param personDayBytes what one person may upload in a day */
export function createAddressBudget(personDayBytes: number): AddressBudget {
  let day = 0;
  let spent = new Map<string, number>();
  return {
    spend(address, bytes, now) {
      if (dayOf(now) !== day || spent.size >= KEPT) spent = new Map();
      day = dayOf(now);
      const after = (spent.get(address) ?? 0) + Math.max(bytes, FILE_COSTS_BYTES);
      if (after > personDayBytes * PERSONS) return false;
      spent.set(address, after);
      return true;
    },
  };
}
