import type { PublicEvent } from '@shopbell/protocol';
import type { Appended } from '../ports/store.ts';

const isPlain = ({ public: events, desk }: Appended): boolean =>
  desk.length === 0 && events.every(({ kind }) => kind === 'message');

/**
 * Joins what one group appended to the same conversation, so that a follower gets one frame for it. Only messages are
 * joined with messages: they move nothing but the log, so whoever may see the first may see the last. Everything else –
 * taken, closed, a desk event – stays alone and in its place, since it changes who may read on.
 */
export function gathered(appended: readonly Appended[]): readonly Appended[] {
  if (appended.length < 2) return appended;
  const all: Appended[] = [];
  /** The newest entry of a conversation, as long as it can be added to. */
  const open = new Map<string, { at: number; events: PublicEvent[] | undefined }>();
  for (const each of appended) {
    const { id } = each.conversation;
    const last = open.get(id);
    const before = last && all[last.at];
    if (!isPlain(each)) {
      open.delete(id);
      all.push(each);
    } else if (!last || before?.site !== each.site) {
      open.set(id, { at: all.length, events: undefined });
      all.push(each);
    } else {
      last.events ??= [...before.public];
      last.events.push(...each.public);
      all[last.at] = { site: each.site, conversation: each.conversation, public: last.events, desk: [] };
    }
  }
  return all;
}
