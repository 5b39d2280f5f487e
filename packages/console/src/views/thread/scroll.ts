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
  /** Messages that came below while away. */
  unseen: number;
  history: 'idle' | 'loading' | 'failed';
  onScroll(): void;
  toEnd(): void;
  load(): void;
}

/** Keeps a log at its end while it is there, and what is read in its place while older history comes in above. */
export function useScroll(box: RefObject<HTMLDivElement | null>, thread: Thread, items: readonly Item[]): Scroll {
  const { intents } = useApp();
  const [away, setAway] = useState(false);
  const [history, setHistory] = useState<Scroll['history']>('idle');
  const before = useRef({ height: 0, top: 0, firstSeq: 0, atEnd: true, seenSeq: 0 });
  const loading = useRef(false);
  /** The oldest event for which history was asked without a scroll: once is enough. */
  const filledFor = useRef(-1);
  const headSeq = thread.events.at(-1)?.seq ?? 0;
  const firstSeq = thread.events[0]?.seq ?? 0;

  // The render runs before the document changes: what is measured here is what the reader sees now.
  const element = box.current;
  if (element) {
    before.current.height = element.scrollHeight;
    before.current.top = element.scrollTop;
  }

  const load = async () => {
    if (loading.current || !thread.more) return;
    loading.current = true;
    setHistory('loading');
    const well = await intents.history(thread.conversation);
    loading.current = false;
    setHistory(well ? 'idle' : 'failed');
  };

  useLayoutEffect(() => {
    const log = box.current;
    if (!log) return;
    const last = before.current;
    const grewAbove = last.firstSeq > 0 && firstSeq < last.firstSeq;
    if (last.atEnd) log.scrollTop = log.scrollHeight;
    else if (grewAbove) log.scrollTop = last.top + log.scrollHeight - last.height;
    last.firstSeq = firstSeq;
    if (last.atEnd) last.seenSeq = headSeq;
    if (thread.more && history === 'idle' && log.scrollHeight <= log.clientHeight && filledFor.current !== firstSeq) {
      filledFor.current = firstSeq;
      void load();
    }
  }, [items, thread.typing, history]);

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
    unseen: thread.events.filter((event) => event.kind === 'message' && event.seq > before.current.seenSeq).length,
    history,
    onScroll() {
      const log = box.current;
      if (!log) return;
      const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
      before.current.atEnd = atEnd;
      if (atEnd) before.current.seenSeq = headSeq;
      setAway(!atEnd);
      if (log.scrollTop < NEAR_START && history === 'idle') void load();
    },
    toEnd() {
      const log = box.current;
      if (log) log.scrollTop = log.scrollHeight;
    },
    load: () => void load(),
  };
}
