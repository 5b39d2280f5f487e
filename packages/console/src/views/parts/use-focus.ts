import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from '../context.ts';

/**
 * Gives the focus to an element as soon as it is there, and again whenever `about` changes. In the same step as it is drawn:
 * an effect after that could take the focus from a field that somebody has gone into meanwhile, and their words with it.
 */
export function useFocus<E extends HTMLElement>(about?: string): RefObject<E | null> {
  const element = useRef<E>(null);
  useLayoutEffect(() => element.current?.focus(), [about]);
  return element;
}

/**
 * When an element of the thread's pane goes with the focus in it, and nothing else has asked for the focus, the thread has it, once it is
 * drawn: a conversation may end, be fetched anew or go to somebody else under the hands of who reads or writes in it.
 */
export function useFocusToThread(element: RefObject<HTMLElement | null>): void {
  const { state } = useApp();
  useLayoutEffect(
    () => () => {
      if (element.current?.contains(document.activeElement)) state.focus.value ??= 'thread';
    },
    [],
  );
}
