import type { Thread } from '@shopbell/sdk';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Item } from '../../state/items.ts';
import { useApp } from '../context.ts';

/** This near to the end counts as being there, in px. */
const NEAR_END = 40;
/** This near to the beginning, older history is asked for, in px. */
const NEAR_START = 300;

/** Where a log stands. */
export interface Scroll {
  /** Away from the end. */
  away: boolean;
  /** The end is to be seen after this render, whatever comes. */
  atEnd: boolean;
  /** A place that was asked for is about to be brought into the middle. */
  finding: boolean;
  /** Messages that came below while away. */
  unseen: number;
  history: 'idle' | 'loading' | 'failed';
  later: 'idle' | 'loading' | 'failed';
  onScroll(): void;
  toEnd(): void;
  load(): void;
  loadLater(): void;
}

/**
 * Keeps a log at its end while it is there, and what is read in its place while older history comes in above, or later one below a
 * part that is `detached` from the end. A place that was asked for comes into the middle.
 */
export function useScroll(
  box: RefObject<HTMLDivElement | null>,
  thread: Thread,
  items: readonly Item[],
  detached: boolean,
): Scroll {
  const { state, intents } = useApp();
  const [away, setAway] = useState(false);
  const [history, setHistory] = useState<Scroll['history']>('idle');
  const [later, setLater] = useState<Scroll['later']>('idle');
  const around = state.around.value?.conversation === thread.conversation ? state.around.value : undefined;
  const before = useRef({ firstSeq: 0, atEnd: true, seenSeq: 0 });
  const loading = useRef(false);
  const loadingLater = useRef(false);
  /** The place that was brought into the middle. */
  const spotted = useRef<unknown>(undefined);
  /** The oldest event for which history was asked without a scroll: once is enough. */
  const filledFor = useRef(-1);
  const headSeq = thread.events.at(-1)?.seq ?? 0;
  const firstSeq = thread.events[0]?.seq ?? 0;

  const grewAbove = before.current.firstSeq > 0 && firstSeq < before.current.firstSeq;
  // The render runs before the document changes: what is measured here is what the reader sees now.
  const reading = grewAbove && box.current ? readingIn(box.current) : undefined;

  const load = async () => {
    if (loading.current || !thread.more) return;
    loading.current = true;
    setHistory('loading');
    const well = await intents.history(thread.conversation);
    loading.current = false;
    setHistory(well ? 'idle' : 'failed');
  };

  const loadLater = async () => {
    if (loadingLater.current || !detached) return;
    loadingLater.current = true;
    setLater('loading');
    const well = await intents.newer(thread.conversation);
    loadingLater.current = false;
    setLater(well ? 'idle' : 'failed');
  };

  useLayoutEffect(() => {
    const log = box.current;
    if (!log) return;
    const last = before.current;
    const spot = around?.is === 'here' ? around.spot : undefined;
    if (spot && spotted.current !== spot) {
      spotted.current = spot;
      Object.assign(last, { atEnd: false, firstSeq, seenSeq: headSeq });
      setAway(true);
      log.querySelector('.line-found')?.scrollIntoView({ block: 'center' });
      return;
    }
    if (!around && spotted.current) {
      spotted.current = undefined;
      last.atEnd = true;
      setAway(false);
    }
    if (last.atEnd) log.scrollTop = log.scrollHeight;
    else if (reading) log.scrollTop += reading.slot.offsetTop - reading.top;
    last.firstSeq = firstSeq;
    if (last.atEnd) last.seenSeq = headSeq;
    // Who is at the beginning already, because they went up faster than history came, has no scroll left to ask for more.
    const isAtStart = log.scrollHeight <= log.clientHeight || (!last.atEnd && log.scrollTop < NEAR_START);
    if (thread.more && history === 'idle' && isAtStart && filledFor.current !== firstSeq) {
      filledFor.current = firstSeq;
      void load();
    }
  }, [items, thread.typing, history, around, away]);

  // The box grows, the window shrinks: the end stays the end.
  useEffect(() => {
    const log = box.current;
    if (!log) return undefined;
    const watch = new ResizeObserver(() => {
      if (before.current.atEnd) log.scrollTop = log.scrollHeight;
    });
    watch.observe(log);
    return () => watch.disconnect();
  }, []);

  return {
    away,
    atEnd: before.current.atEnd,
    finding: around?.is === 'here' && spotted.current !== around.spot,
    unseen: detached ? 0 : messagesAfter(thread, before.current.seenSeq),
    history,
    later,
    onScroll() {
      const log = box.current;
      if (!log) return;
      const below = log.scrollHeight - log.scrollTop - log.clientHeight;
      if (detached && below < NEAR_START && later === 'idle') void loadLater();
      const atEnd = !detached && below < NEAR_END;
      before.current.atEnd = atEnd;
      if (atEnd) before.current.seenSeq = headSeq;
      setAway(!atEnd);
      if (log.scrollTop < NEAR_START && history === 'idle') void load();
    },
    toEnd() {
      if (around) return intents.leaveAround();
      // The end may not be drawn so far.
      before.current.atEnd = true;
      before.current.seenSeq = headSeq;
      setAway(false);
    },
    load: () => void load(),
    loadLater: () => void loadLater(),
  };
}

function messagesAfter({ events }: Thread, seq: number): number {
  let count = 0;
  for (let at = events.length - 1; at >= 0 && (events[at]?.seq ?? 0) > seq; at--) {
    if (events[at]?.kind === 'message') count += 1;
  }
  return count;
}

/** The first thing that can be seen of a log, and where it begins, in px. */
function readingIn(log: HTMLElement): { slot: HTMLElement; top: number } | undefined {
  const slots = [...log.querySelectorAll<HTMLElement>('.slot')];
  const slot = slots.find((each) => each.offsetTop + each.offsetHeight > log.scrollTop);
  return slot && { slot, top: slot.offsetTop };
}
