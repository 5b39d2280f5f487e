import { deviceStore } from '@shopbell/sdk';
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
  const kept = deviceStore(`shopbell-read:${site}`, storage);
  // Kept in memory too: storage may be refused, full or switched off.
  let mark = kept.read();

  return {
    get: () => mark,
    set(key) {
      if (key === mark) return;
      mark = key;
      kept.write(key);
    },
    clear() {
      mark = undefined;
      kept.clear();
    },
  };
}
