import type { DoorBook } from '../app/door-book.ts';
import type { RandomBytes } from '../ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import type { Replies } from '../ports/replies.ts';
import type { Settings } from '../ports/settings.ts';
import type { Store } from '../ports/store.ts';
import type { Stores } from '../ports/stores.ts';

/** What the work on a site and its floor needs. */
export interface OfficeDeps {
  directory: Directory;
  settings: Settings;
  replies: Replies;
  stores: Stores;
  /** Told of a store's door that is gone. */
  doorBook: Pick<DoorBook, 'note'>;
  store: Pick<Store, 'conversation' | 'conversations' | 'readPublic' | 'readDesk'>;
  /** Letters to shoppers go out. */
  mails: boolean;
  clock: Pick<Clock, 'now' | 'elapsed'>;
  /** Where this server is: scheme and host, without a path. */
  publicUrl: string;
  random: RandomBytes;
  newId: () => string;
  log: Log;
}
