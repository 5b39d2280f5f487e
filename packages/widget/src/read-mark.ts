/** Where the shopper has read up to, kept on the device: a page of the shop ends with every click, the badge must not. */
export interface ReadMark {
  get(): string | undefined;
  set(key: string): void;
  clear(): void;
}

/** @param site the site's slug */
export function createReadMark(site: string): ReadMark {
  const name = `shopbell-read:${site}`;
  // Kept in memory too: storage may be refused, full or switched off.
  let mark: string | undefined;
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch {
      // The mark then lasts as long as the page.
    }
  };
  attempt(() => {
    mark = localStorage.getItem(name) ?? undefined;
  });

  return {
    get: () => mark,
    set(key) {
      if (key === mark) return;
      mark = key;
      attempt(() => localStorage.setItem(name, key));
    },
    clear() {
      mark = undefined;
      attempt(() => localStorage.removeItem(name));
    },
  };
}
