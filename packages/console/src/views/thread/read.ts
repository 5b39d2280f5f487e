import type { Thread } from '@shopbell/sdk';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useApp } from '../context.ts';

/** So long it has to be in view until it is read, in ms (C16). */
const READ_MS = 1000;

/** Tells that a thread was seen: open, its end in view, the page before somebody's eyes, for a second. */
export function useRead(box: RefObject<HTMLDivElement | null>, thread: Thread, atEnd: boolean): void {
  const { state, intents, after } = useApp();
  const { conversation } = thread;
  const head = thread.events.at(-1)?.seq ?? 0;
  const seeing = atEnd && state.visible.value && head > 0;
  useEffect(() => {
    if (!seeing) return undefined;
    return after(READ_MS, () => {
      // On a small screen, details or the list may lie where the thread was.
      if (box.current?.clientHeight) intents.read(conversation, head);
    });
  }, [conversation, head, seeing]);
}
