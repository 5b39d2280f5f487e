import type { SiteId } from '@shopbell/protocol';
import type { Caught, CaughtPlace } from '../../ports/caught.ts';
import type { Appended } from '../../ports/store.ts';

/** Remembers what the guard found, as the store tells of it. */
export function createMemoryCaught(): Caught & { note(appended: readonly Appended[]): void } {
  const places = new Map<SiteId, CaughtPlace[]>();
  let n = 0;
  return {
    note(appended) {
      for (const { site, conversation, desk } of appended) {
        for (const { kind, deskSeq } of desk) {
          if (kind !== 'guarded' && kind !== 'held_back') continue;
          n += 1;
          const known = places.get(site) ?? [];
          known.push({ n, conversation: conversation.id, deskSeq });
          places.set(site, known);
        }
      }
    },
    async lately(site, limit, before = Number.POSITIVE_INFINITY) {
      const known = places.get(site) ?? [];
      return known
        .filter((place) => place.n < before)
        .reverse()
        .slice(0, limit);
    },
  };
}
