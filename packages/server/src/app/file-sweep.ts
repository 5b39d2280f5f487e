import type { ParticipantId } from '@shopbell/protocol';
import type { Clock } from '../ports/clock.ts';
import type { FileBook, FileRow } from '../ports/file-book.ts';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { Sent, Store } from '../ports/store.ts';
import { isStillSaid } from './file-place.ts';

/** What was never finished, or never said, goes after this time, in ms. */
export const UNSAID_MS = 24 * 3_600_000;
/** What was announced and never came goes after this time, in ms: it has nothing to go on from. */
export const EMPTY_MS = 3_600_000;
/** So long a message can be taken back, restores included, with time to spare, in ms. */
const RECALL_MS = 3 * 24 * 3_600_000;
/** How often it is looked, in ms. */
const EVERY_MS = 3_600_000;
/** Files looked at in one go. */
const AT_ONCE = 1000;

interface Deps {
  store: Pick<Store, 'commit' | 'device' | 'readPublic'>;
  files: Pick<Files, 'remove'>;
  book: FileBook;
  clock: Pick<Clock, 'now' | 'every'>;
  log: Pick<Log, 'error'>;
}

/**
 * Takes away what nobody can see: announcements of which nothing came within an hour, uploads that were never said within a day, and what a crash has left of messages that were taken
 * back. A file whose request was stored, but not noted before a crash, is noted now.
 */
export async function sweepFiles({ store, files, book, clock }: Omit<Deps, 'log'>): Promise<number> {
  let removed = 0;
  const remove = async ({ site, id }: FileRow): Promise<void> => {
    await files.remove(id);
    await book.remove(site, id);
    removed += 1;
  };

  const authorOf = async ({ site, owner }: FileRow): Promise<ParticipantId | undefined> =>
    owner.startsWith('a:') ? owner.slice(2) : (await store.device(site, owner.slice(2)))?.participant;

  async function sentOf(row: FileRow): Promise<Sent | undefined> {
    const { site, cid } = row;
    const author = cid === undefined ? undefined : await authorOf(row);
    if (cid === undefined || author === undefined) return undefined;
    return store.commit(site, [{ kind: 'sent', author, cid }], (view) => ({
      changes: [],
      result: view.sent(author, cid),
    }));
  }

  async function settle(row: FileRow): Promise<void> {
    const sent = await sentOf(row);
    const event = sent?.logged.lane === 'public' ? sent.logged.event : undefined;
    if (sent && event?.kind === 'message' && event.file?.id === row.id) {
      await book.said(row.site, row.id, { conversation: sent.conversation, seq: event.seq });
    } else await remove(row);
  }

  for (let count = AT_ONCE; count === AT_ONCE; removed += count) {
    count = await book.forgetEmpty(clock.now() - EMPTY_MS, AT_ONCE);
  }
  for (let count = AT_ONCE; count === AT_ONCE; ) {
    const rows = await book.unsaid(clock.now() - UNSAID_MS, AT_ONCE);
    for (const row of rows) await settle(row);
    count = rows.length;
  }
  for (const row of await book.saidSince(clock.now() - RECALL_MS, AT_ONCE)) {
    if (!(await isStillSaid(store, row))) await remove(row);
  }
  return removed;
}

/** Sweeps now and every hour; the returned function stops it. */
export function startFileSweep(deps: Deps): () => void {
  let isRunning = false;
  const sweep = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    try {
      await sweepFiles(deps);
    } catch (error) {
      deps.log.error({ error }, 'files could not be swept');
    } finally {
      isRunning = false;
    }
  };
  void sweep();
  return deps.clock.every(EVERY_MS, () => void sweep());
}
