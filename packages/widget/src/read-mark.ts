import type { DeviceStore } from '@shopbell/sdk';

/** Where the shopper has read up to, kept on the device: a page of the shop ends with every click, the badge must not. */
export interface ReadMark {
  get(): string | undefined;
  set(key: string): void;
  clear(): void;
}

/** @param kept where it is kept beside the memory */
export function createReadMark(kept: DeviceStore): ReadMark {
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
