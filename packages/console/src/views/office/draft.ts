import { useLayoutEffect, useState } from 'preact/hooks';
import { useApp } from '../context.ts';

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
  useUnsaved(changed);
  return {
    value: own ? own.value : counts,
    changed,
    set: (value) => setOwn({ value }),
    drop: () => setOwn(undefined),
  };
}

/** Something on the page isn't saved: the browser asks before the page goes, the console before another one takes its place. */
export function useUnsaved(on: boolean): void {
  const { unsaved, away } = useApp().state.office;
  // Not a passive one: its end would come after the next paint, and what has been left would still be asked about.
  useLayoutEffect(() => {
    if (!on) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    unsaved.value++;
    return () => {
      window.removeEventListener('beforeunload', ask);
      unsaved.value--;
      // It was saved or undone meanwhile: there is nothing to ask about any more.
      if (unsaved.value === 0) away.value = undefined;
    };
  }, [on, unsaved, away]);
}
