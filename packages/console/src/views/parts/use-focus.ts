import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Gives the focus to an element as soon as it is there, and again whenever `about` changes. In the same step as it is drawn:
 * an effect after that could take the focus from a field that somebody has gone into meanwhile, and their words with it.
 */
export function useFocus<E extends HTMLElement>(about?: string): RefObject<E | null> {
  const element = useRef<E>(null);
  useLayoutEffect(() => element.current?.focus(), [about]);
  return element;
}
