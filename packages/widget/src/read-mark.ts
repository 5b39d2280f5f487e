import type { StorageOption } from './storage.ts';

/** Where the shopper has read up to, kept on the device: a page of the shop ends with every click, the badge must not. */
export interface ReadMark {
  get(): string | undefined;
  set(key: string): void;
  clear(): void;
}

/**
 * @param site the site's slug
 * @param storage where it is kept beside the memory
 */
export function createReadMark(site: string, storage: StorageOption): ReadMark {
  const name = `shopbell-read:${site}`;
  // Kept in memory too: storage may be refused, full or switched off.
  let mark: string | undefined;
  const attempt = (act: (kept: Storage) => void): void => {
    try {
      if (storage !== 'none') act(storage === 'session' ? sessionStorage : localStorage);
    } catch {
      // The mark then lasts as long as the page.
    }
  };
  attempt((kept) => {
    mark = kept.getItem(name) ?? undefined;
  });

  return {
    get: () => mark,
    set(key) {
      if (key === mark) return;
      mark = key;
      attempt((kept) => kept.setItem(name, key));
    },
    clear() {
      mark = undefined;
      attempt((kept) => kept.removeItem(name));
    },
  };
}
