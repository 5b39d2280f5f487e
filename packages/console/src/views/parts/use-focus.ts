import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { State } from '../../state/index.ts';
import { useApp } from '../context.ts';

type Wanted = NonNullable<State['focus']['value']>;

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
 * Gives the focus to an element when the place it is in is to have it. Draws nothing, and is a part of its own: that the wish is
 * fulfilled is no news to the place, which would be drawn a second time in the step in which it came.
 */
export function WantedFocus({ place, element }: { place: Wanted; element: RefObject<HTMLElement | null> }): null {
  const { state } = useApp();
  const wanted = state.focus.value;
  useLayoutEffect(() => {
    if (wanted !== place) return;
    state.focus.value = undefined;
    element.current?.focus();
  }, [wanted]);
  return null;
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
