import type { PersonKey } from '@shopbell/domain';
import type { Cid, ConversationId, SiteId } from '@shopbell/protocol';
import type { LogActor, ToldBody } from './site-log.ts';

/** A person whose words are erased: all that was said and written about them until `at` (epoch ms). */
export interface Erasure {
  site: SiteId;
  person: PersonKey;
  at: number;
}

/** What the site's log says of one. */
export const erasedEntry = ({ person }: Erasure): ToldBody => ({ kind: 'shopper_erased', body: { person } });

/** A conversation that is not erased to its end: its words and its files are still there, or its files alone, which are up to `seq`. */
export interface Owed {
  site: SiteId;
  conversation: ConversationId;
  seq: number;
  left: 'words' | 'files';
}

/** For a server in which nobody was ever erased. */
export const NO_ERASURES: Pick<Erasures, 'holds'> = { holds: () => false };

/** Whose words were erased. Kept for good: a restored backup may have them again. */
export interface Erasures {
  /**
   * Writes one down, with the conversations that are the person's by now, and the same of each whom their letters have led here
   * (`Store.byLetter`), and in the site's log who did it: all of that or nothing, so that the log never says what isn't carried out. Durable
   * when it resolves, with all of them and how many conversations. From here on it is carried out, by the next start at the latest. Rejects
   * for a site that is not there.
   */
  note(erasure: Erasure, by: LogActor): Promise<{ persons: readonly PersonKey[]; conversations: number }>;
  /** Those that are not carried out so far, oldest first. */
  open(): Promise<readonly Erasure[]>;
  /** Conversations of any whose words are still there, or whose files alone, in an order of their own, from behind `after`. */
  owed(left: Owed['left'], limit: number, after?: Owed): Promise<readonly Owed[]>;
  /**
   * Takes the words out of one before anybody says that they are gone, a piece at a time: it may have thousands of events, and nobody else
   * is to wait for all of them.
   */
  thin(owed: Owed): Promise<void>;
  /**
   * What is `left` of this one is erased up to its `seq`, or there is none here: behind the words its files are owed. What was noted anew
   * behind that is owed still. The commit of a `wiped` does it for its own words.
   */
  settle(owed: Owed): Promise<void>;
  /** It is carried out: nobody reads any of it. */
  done(erasure: Erasure, at: number): Promise<void>;
  /**
   * Takes what was erased out of every file, where it may still stand in what nobody reads. False when that can't be done now: another
   * process reads an older state, a backup for one. Asked for by every start, too.
   */
  emptied(): Promise<boolean>;
  /**
   * True for a request that was erased and that this store, restored from an older backup, has never seen: nobody brings it back (C13).
   * By its `cid` alone: whoever spoke first after the backup is another participant in the store that came back.
   */
  holds(site: SiteId, cid: Cid): boolean;
}
