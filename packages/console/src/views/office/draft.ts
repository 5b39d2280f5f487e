import { useLayoutEffect, useState } from 'preact/hooks';

/** Settings that are being changed: what is shown follows the server until somebody touches it. */
export interface Draft<T> {
  value: T;
  /** It differs from what counts now. */
  changed: boolean;
  set(value: T): void;
  /** Back to what counts. */
  drop(): void;
}

export function useDraft<T>(counts: T): Draft<T> {
  const [own, setOwn] = useState<{ value: T } | undefined>(undefined);
  const changed = own !== undefined && JSON.stringify(own.value) !== JSON.stringify(counts);
  useWarning(changed);
  return {
    value: own ? own.value : counts,
    changed,
    set: (value) => setOwn({ value }),
    drop: () => setOwn(undefined),
  };
}

/** The browser asks before the page goes with something unsaved on it. */
function useWarning(on: boolean): void {
  // Not a passive one: its end would come after the next paint, and what has been left would still be asked about.
  useLayoutEffect(() => {
    if (!on) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [on]);
}
