import {
  type Block,
  NO_FACTS,
  type PersonKey,
  type Remark,
  type ShopperChange,
  type ShopperFacts,
  type ShopperRefusal,
} from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';

/** Tags that a site may have. */
export const TAGS_MAX = 200;
/** Longest name of a tag, in code points. */
export const TAG_NAME_MAX_CHARS = 24;
/** Colours of tags, by name. They mean nothing: what waits, is late or is well has colours of its own. */
export const TAG_HUES = ['slate', 'blue', 'teal', 'olive', 'brown', 'rose', 'violet', 'indigo'] as const;
export type TagHue = (typeof TAG_HUES)[number];

/** One of a site's tags for shoppers. */
export interface Tag {
  id: string;
  /** Unique at its site, whatever the case of its letters. */
  name: string;
  hue: TagHue;
}

/** The facts after a write, and whether it changed anything; or why nothing was written. */
export type Written = { facts: ShopperFacts; changed: boolean } | { refused: ShopperRefusal };

/** A part of a person's remarks, oldest first; `next` is where those before it end, where there are any. */
export interface RemarkPage {
  remarks: readonly Remark[];
  next?: string;
}

/** Where a page of blocks ended: that block's time, and whose it is. */
export interface BlockPlace {
  at: number;
  person: PersonKey;
}

/** What the desk has written down about shoppers, and the tags they can be given. Every write is durable when its promise resolves. */
export interface Shoppers {
  /** `NO_FACTS` of a person nothing was ever written about. */
  read(site: SiteId, person: PersonKey): Promise<ShopperFacts>;
  /** `facts.rev` alone. */
  revision(site: SiteId, person: PersonKey): Promise<number>;
  /** The newest remarks on a person, or the newest before the one named `before`; of one that isn't theirs, none. */
  remarks(site: SiteId, person: PersonKey, page: { before?: string; limit: number }): Promise<RemarkPage>;
  /** How many there are. */
  remarkCount(site: SiteId, person: PersonKey): Promise<number>;
  /** Writes one thing down; two writes at once both count. */
  write(site: SiteId, person: PersonKey, change: ShopperChange): Promise<Written>;
  /** Everybody whose block holds at `now`, newest block first; of them a page, behind `after`. */
  blocked(
    site: SiteId,
    now: number,
    page?: { after?: BlockPlace; limit: number },
  ): Promise<readonly { person: PersonKey; block: Block }[]>;
  /** Erases what was written about a person; what stays is `eraseShopper`'s. No effect where there is nothing. */
  erase(site: SiteId, person: PersonKey): Promise<void>;
  /** In the site's order. */
  tags(site: SiteId): Promise<readonly Tag[]>;
  /** Makes a tag, as the last one, or gives one another name and hue; `place` (from 0) moves it there. */
  setTag(site: SiteId, tag: Tag, place?: number): Promise<{ ok: true } | { refused: 'name_taken' | 'too_many' }>;
  /** Takes a tag out of the list: nobody has it any more. False when there is no such tag. */
  removeTag(site: SiteId, tag: string): Promise<boolean>;
}

/** For a server in which nobody writes anything down. */
export const NO_SHOPPERS: Shoppers = {
  read: async () => NO_FACTS,
  revision: async () => 0,
  remarks: async () => ({ remarks: [] }),
  remarkCount: async () => 0,
  write: async () => ({ facts: NO_FACTS, changed: false }),
  blocked: async () => [],
  erase: async () => {},
  tags: async () => [],
  setTag: async () => ({ ok: true }),
  removeTag: async () => false,
};

/** Two names are the same when they look alike. */
export const tagKey = (name: string): string => name.normalize('NFKC').toLowerCase();

/** The list after a tag was set; undefined when there is no room, or another tag has its name. */
export function tagsWith(
  tags: readonly Tag[],
  tag: Tag,
  place: number | undefined,
): readonly Tag[] | 'name_taken' | 'too_many' {
  const before = tags.findIndex(({ id }) => id === tag.id);
  if (tags.some(({ id, name }) => id !== tag.id && tagKey(name) === tagKey(tag.name))) return 'name_taken';
  if (before < 0 && tags.length >= TAGS_MAX) return 'too_many';
  const others = tags.filter(({ id }) => id !== tag.id);
  const at = place ?? (before < 0 ? others.length : before);
  return [...others.slice(0, at), tag, ...others.slice(at)];
}
