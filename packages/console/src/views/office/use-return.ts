import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Gives the focus back to an element when what was opened there is closed: its button, where that is drawn again. */
export function useReturn<E extends HTMLElement>(open: boolean): RefObject<E | null> {
  const element = useRef<E>(null);
  const was = useRef(false);
  useLayoutEffect(() => {
    if (was.current && !open) element.current?.focus();
    was.current = open;
  }, [open]);
  return element;
}
