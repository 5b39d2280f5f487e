import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sameOf, topsOf, windowOf } from '../thread/window.ts';

/** Up to so many rows of a list are all drawn. */
const ROWS_WHOLE_MAX = 40;
/** Drawn beyond what can be seen, above and below, in px. */
const BEYOND = 600;
/** When less than this is drawn beyond what can be seen, more is, in px. */
const SHORT = 250;
/** Taken for the height of a row while none was measured, and of a list before it is there, in px. */
const FIRST_ESTIMATE = 68;
const FIRST_VIEW = 900;

/** A row that is drawn: its place in the list, and the room of those left out right above it, in px. */
interface DrawnRow {
  readonly at: number;
  readonly room: number;
}

/** The rows of a list that are drawn, and the room of those left out below them all, in px. */
interface DrawnRows {
  readonly rows: readonly DrawnRow[];
  readonly below: number;
  /** Not all are drawn: each has to say which of how many it is. */
  readonly isPart: boolean;
}

/**
 * Draws of a long list what can be seen and a little more, and always the rows `kept`: what has the focus, or is about to get it, is
 * in the document wherever it stands. Rows are `[data-key]` in a `li`.
 */
export function useRows(
  box: RefObject<HTMLElement | null>,
  keys: readonly string[],
  kept: readonly (string | undefined)[],
): DrawnRows {
  const [, setDraws] = useState(0);
  const heights = useRef(new Map<string, number>()).current;
  const view = useRef<readonly [top: number, bottom: number]>([0, FIRST_VIEW]);
  const estimate = useRef(FIRST_ESTIMATE);
  const isPart = keys.length > ROWS_WHOLE_MAX;
  const tops = isPart ? topsOf(keys, heights, estimate.current) : NONE;
  const drawn = useRef<readonly number[]>([]);
  const order = useRef(keys);
  if (order.current.length !== keys.length || sameOf(order.current, keys) < keys.length) order.current = keys;
  const places = isPart ? placesOf(tops, view.current, kept, keys) : keys.map((_, at) => at);
  drawn.current = places;

  const look = useRef(() => {});
  /** Where the list stands now; draws anew when too little is drawn around that. */
  look.current = () => {
    const list = box.current;
    if (!list || !isPart) return;
    view.current = viewOf(list);
    const need = spanOf(tops, view.current, SHORT);
    const has = new Set(drawn.current);
    for (let at = need.from; at < need.to; at++) {
      if (!has.has(at)) return setDraws((draws) => draws + 1);
    }
  };

  const measure = (): void => {
    const list = box.current;
    if (!list || !isPart) return;
    const isFirst = heights.size === 0;
    for (const row of list.querySelectorAll<HTMLElement>('[data-key]')) {
      const height = row.parentElement?.offsetHeight ?? 0;
      if (height > 0) heights.set(row.dataset.key ?? '', height);
    }
    if (isFirst && heights.size > 0) estimate.current = [...heights.values()].reduce((a, b) => a + b) / heights.size;
    look.current();
  };
  // To measure costs a layout: only where other rows are drawn, or the same in other places; and all but the first time once what else
  // was drawn with them has been laid out for the page.
  const drawnAs = [order.current, places.join()];
  useLayoutEffect(() => {
    if (heights.size === 0) measure();
  }, drawnAs);
  useEffect(measure, drawnAs);

  useEffect(() => {
    const list = box.current;
    const pane = list?.closest<HTMLElement>('[data-list]');
    if (!list || !pane) return undefined;
    // Scrolling doesn't bubble. In a low window it is the pane that scrolls.
    const onScroll = () => look.current();
    pane.addEventListener('scroll', onScroll, { capture: true, passive: true });
    const watch = new ResizeObserver(onScroll);
    watch.observe(list);
    watch.observe(pane);
    return () => {
      pane.removeEventListener('scroll', onScroll, { capture: true });
      watch.disconnect();
    };
  }, []);

  let end = 0;
  const rows = places.map((at): DrawnRow => {
    const room = isPart ? (tops[at] ?? 0) - (tops[end] ?? 0) : 0;
    end = at + 1;
    return { at, room };
  });
  return { rows, below: isPart ? (tops[keys.length] ?? 0) - (tops[end] ?? 0) : 0, isPart };
}

const NONE = new Float64Array(1);

const spanOf = (tops: Float64Array, [top, bottom]: readonly [number, number], beyond: number) =>
  windowOf(tops, top - beyond, bottom + beyond, 0);

/** What is drawn, in order. */
function placesOf(
  tops: Float64Array,
  view: readonly [number, number],
  kept: readonly (string | undefined)[],
  keys: readonly string[],
): readonly number[] {
  const { from, to } = spanOf(tops, view, BEYOND);
  const wanted = kept.map((key) => (key === undefined ? -1 : keys.indexOf(key)));
  const apart = new Set(wanted.filter((at) => at >= 0 && (at < from || at >= to)));
  const within = Array.from({ length: to - from }, (_, i) => from + i);
  return [...apart, ...within].sort((a, b) => a - b);
}

/** What of a list can be seen, in px from its beginning. */
function viewOf(list: HTMLElement): readonly [number, number] {
  const { top, bottom } = list.getBoundingClientRect();
  const pane = list.closest('[data-list]')?.getBoundingClientRect();
  const from = top - list.scrollTop;
  return [Math.max(top, pane?.top ?? top) - from, Math.min(bottom, pane?.bottom ?? bottom) - from];
}
