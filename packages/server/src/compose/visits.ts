import type { Id } from '@shopbell/protocol';
import { createDoorBook, type DoorBook } from '../app/door-book.ts';
import { createReferralDesk, type ReferralDesk } from '../app/referral/desk.ts';
import { createStoreFinder, type StoreFinder } from '../app/stores/find.ts';
import { createLookupPace, type LookupPace } from '../app/stores/pace.ts';
import type { RandomBytes } from '../ids.ts';
import { createDoorDesk, type DoorDesk } from '../office/door-desk.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Settings } from '../ports/settings.ts';
import type { Store } from '../ports/store.ts';
import type { StoreDoors } from '../ports/store-doors.ts';
import type { Stores } from '../ports/stores.ts';
import { guardingOf } from '../relay/guarding.ts';

interface VisitsDeps {
  store: Store;
  stores: Stores;
  /** The doors of stores, as they are kept. */
  keptDoors: StoreDoors;
  directory: Directory;
  settings: Settings;
  clock: Clock;
  newId: () => Id;
  random: RandomBytes;
  /** Of the data folder. */
  secret: Uint8Array;
  publicUrl: string;
}

/** Between the chat and the stores, joined: who finds one, who is sent to one, and who comes from one. */
export interface Visits {
  storeFinder: StoreFinder;
  lookupPace: LookupPace;
  referrals: ReferralDesk;
  doorBook: DoorBook;
  doors: DoorDesk;
}

/** A part of `compose`. */
export function createVisits(deps: VisitsDeps): Visits {
  const { store, stores, keptDoors, directory, settings, clock, newId, random, secret, publicUrl } = deps;
  const common = { stores, settings, directory, clock, random, publicUrl };
  const storeFinder = createStoreFinder({ stores, settings, clock });
  const referrals = createReferralDesk({
    ...{ ...common, store, newId, secret },
    finder: storeFinder,
    guarding: guardingOf,
  });
  const doorBook = createDoorBook(keptDoors, publicUrl);
  const doors = createDoorDesk({ ...common, doors: keptDoors, book: doorBook, referrals });
  return { storeFinder, lookupPace: createLookupPace(clock), referrals, doorBook, doors };
}
