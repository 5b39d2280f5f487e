import type { FileRow } from '../ports/file-book.ts';
import type { Store } from '../ports/store.ts';

/** True while the message that says a file is there with its words: neither taken back nor erased. */
export async function isStillSaid(store: Pick<Store, 'readPublic'>, { site, place, id }: FileRow): Promise<boolean> {
  if (!place) return false;
  const { events } = await store.readPublic(site, place.conversation, { after: place.seq - 1, limit: 1 });
  const [event] = events;
  return event?.kind === 'message' && event.seq === place.seq && event.file?.id === id;
}
