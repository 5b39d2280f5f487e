import { readCode } from '@shopbell/domain';
import type { GroupSlug, SiteId } from '@shopbell/protocol';
import type { StoreDoor, StoreDoors } from '../ports/store-doors.ts';

/** The query of the hosted page that says by which store's door somebody came. */
export const DOOR_QUERY = 'store';

/** Where a store's door opens the chat. */
export const doorUrl = (publicUrl: string, slug: string, code: string): string =>
  `${publicUrl}/chat/${slug}?${DOOR_QUERY}=${code}`;

/** Every open door, at hand without waiting: who asks by one is routed when it is decided. */
export interface DoorBook {
  /** Reads them, before anybody is served. */
  load(): Promise<void>;
  /** One has changed. */
  note(door: StoreDoor): void;
  /** The door that a page's address names; undefined where the page is not the site's own here, or nobody gave out that code. */
  at(site: SiteId, url: string): StoreDoor | undefined;
  /** Whom its store's shoppers ask for, where it says so. */
  group(site: SiteId, url: string): GroupSlug | undefined;
}

export function createDoorBook(doors: Pick<StoreDoors, 'open'>, publicUrl: string): DoorBook {
  const byCode = new Map<string, StoreDoor>();
  const codes = new Map<string, string>();

  function note(door: StoreDoor): void {
    const key = `${door.site} ${door.store}`;
    byCode.delete(codes.get(key) ?? '');
    codes.delete(key);
    if (!door.door) return;
    codes.set(key, door.door.code);
    byCode.set(door.door.code, door);
  }

  function at(site: SiteId, url: string): StoreDoor | undefined {
    // Nearly every page is a shop's own.
    if (!url.startsWith(`${publicUrl}/chat/`)) return undefined;
    const typed = new URLSearchParams(url.slice(url.indexOf('?') + 1).replace(/#.*$/s, '')).get(DOOR_QUERY);
    const code = typed === null ? undefined : readCode(typed);
    const door = code === undefined ? undefined : byCode.get(code);
    return door?.site === site ? door : undefined;
  }

  return {
    async load() {
      for (const door of await doors.open()) note(door);
    },
    note,
    at,
    group: (site, url) => at(site, url)?.door?.group,
  };
}
