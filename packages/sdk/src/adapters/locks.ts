import type { AskLock } from '../tabs/ports.ts';

/** A Web Lock, held until it is given back, taken away, or the page is gone. */
const webLock: AskLock = (name, steal, won, lost) => {
  let over = false;
  let release: () => void = () => undefined;
  const waits = new AbortController();
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // A lock is taken away by force, or waited for until nobody wants it any more: the two options exclude each other.
  const options = steal ? { steal } : { signal: waits.signal };
  const take = () => {
    if (over) return undefined;
    won();
    return held;
  };
  navigator.locks.request(name, options, take).catch(() => {
    if (!over) lost();
  });
  return () => {
    over = true;
    release();
    waits.abort();
  };
};

/** The browser's Web Locks; undefined where there are none. */
export const webLocks = (): AskLock | undefined =>
  typeof navigator !== 'undefined' && 'locks' in navigator && navigator.locks ? webLock : undefined;
