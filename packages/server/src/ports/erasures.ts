import type { PersonKey } from '@shopbell/domain';
import type { Cid, SiteId } from '@shopbell/protocol';

/** A person whose words are erased: all that was said and written about them until `at` (epoch ms). */
export interface Erasure {
  site: SiteId;
  person: PersonKey;
  at: number;
}

/** For a server in which nobody was ever erased. */
export const NO_ERASURES: Pick<Erasures, 'holds'> = { holds: () => false };

/** Whose words were erased. Kept for good: a restored backup may have them again. */
export interface Erasures {
  /** Writes one down; durable when it resolves. From here on it is carried out, by the next start at the latest. */
  note(erasure: Erasure): Promise<void>;
  /** Those that are not carried out so far, oldest first. */
  open(): Promise<readonly Erasure[]>;
  /** It is carried out. */
  done(erasure: Erasure, at: number): Promise<void>;
  /**
   * True for a request that was erased and that this store, restored from an older backup, has never seen: nobody brings it back (C13).
   * By its `cid` alone: whoever spoke first after the backup is another participant in the store that came back.
   */
  holds(site: SiteId, cid: Cid): boolean;
}
