import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Item } from '../../state/items.ts';
import { REST_MS } from '../../time/rest.ts';
import { useApp } from '../context.ts';
import { indexAt, type Span, sameOf, topsFrom, topsOf, WHOLE_MAX, windowOf } from './window.ts';

/** Drawn beyond what can be seen, above and below, in px. */
const BEYOND = 1200;
/** When less than this is drawn beyond what can be seen, more is, in px. */
const SHORT = 500;
/** The same of a log that comes: so much may it turn out smaller than was thought, and still not be drawn twice, in px. */
const FIRST_BEYOND = 100;
/** Of a log that comes, up to so many are all drawn at once. */
const FIRST_WHOLE_MAX = 12;
/** Taken for the height of the box before it is there, in px. */
const FIRST_VIEW = 900;

/** As high as the log was that stood in this place last, and a thing in it on average, in px: what comes is likely no other. */
let lastView = FIRST_VIEW;
let lastMean = 72;

/** Renders one after another that only draw more. */
const REDRAWS_MAX = 5;

/** The part of a log that is drawn, and the room of what is not, in px. */
export interface Windowed extends Span {
  onScroll(): void;
}

interface Where {
  /** The end is to be seen, whatever comes. */
  atEnd: boolean;
  /** The key of a thing that is about to be brought into view. */
  wanted: string | undefined;
}

/**
 * Draws of a long log what can be seen and a little more. Things are measured when they are drawn, and what is read stays in its place
 * when one above turns out to be larger or smaller than was thought. Each is a `.slot` with its key.
 */
export function useWindow(
  box: RefObject<HTMLDivElement | null>,
  items: readonly Item[],
  { atEnd, wanted }: Where,
): Windowed {
  const [, setDraws] = useState(0);
  const redraw = () => setDraws((draws) => draws + 1);
  const keys = useMemo(() => items.map(({ key }) => key), [items]);
  const heights = useRef(new Map<string, number>()).current;
  /** Of what was not measured. It is what the first ones took on average, and stays: all below would move with it. */
  const estimate = useRef(lastMean);
  const redraws = useRef(0);
  /** Of the box, in px, as it was last told: to ask while things are drawn would lay out what is half drawn. */
  const viewed = useRef(lastView);
  /** A log that comes is drawn as far as it can be seen, and beyond that once somebody rests there, or goes up. */
  const [isRested, setRested] = useState(false);
  const { after } = useApp();
  /** As the document has it. */
  const shown = useRef({ keys, tops: topsOf([], heights, 0), from: 0, to: 0 });
  /** What was added up last: a long thread that grows at its end, or of which a little is measured, is not added up again. */
  const known = useRef({ keys, thought: Number.NaN, tops: shown.current.tops });

  const isFirst = !isRested && atEnd && wanted === undefined;
  const around = isFirst ? FIRST_BEYOND : BEYOND;
  const whole = isFirst ? FIRST_WHOLE_MAX : WHOLE_MAX;
  const isLong = keys.length > whole;
  const thought = estimate.current;
  const last = known.current;
  if (last.keys !== keys || last.thought !== thought) {
    const same = last.thought === thought ? sameOf(last.keys, keys) : 0;
    known.current = { keys, thought, tops: topsFrom(last.tops, same, keys, heights, thought) };
  }
  const { tops } = known.current;
  const span: Span = isLong
    ? windowOf(tops, ...beyond(viewOf(), around), whole)
    : { from: 0, to: keys.length, above: 0, below: 0 };

  // As it is before this is drawn: what is drawn may be so much lower that the browser moves it.
  const scrolled = atEnd || wanted !== undefined ? undefined : box.current?.scrollTop;

  useLayoutEffect(() => {
    const log = box.current;
    const before = shown.current;
    shown.current = { keys, tops, from: span.from, to: span.to };
    if (!log) return;
    viewed.current = lastView = log.clientHeight;
    const was = scrolled ?? log.scrollTop;
    const reading = indexAt(before.tops, was);
    const moved = (tops[reading] ?? 0) - (before.tops[reading] ?? 0);
    const by = moved + measure(log, before, was + moved);
    // What came above is seen to by who keeps the place while history loads.
    const isPlaced = wanted !== undefined;
    if (atEnd && !isPlaced) log.scrollTop = log.scrollHeight;
    else if (!isPlaced && by !== 0 && before.keys[0] === keys[0] && before.tops.length > 1) log.scrollTop = was + by;
    // What was drawn turned out smaller than was thought. Whatever a browser measures, this comes to an end.
    if (covers(log) || redraws.current === REDRAWS_MAX) redraws.current = 0;
    else {
      redraws.current += 1;
      redraw();
    }
  });

  useEffect(() => after(REST_MS, () => setRested(true)), []);

  const onResize = useRef(() => {});
  onResize.current = () => {
    const log = box.current;
    if (!log) return;
    // All that is drawn has moved already, and what is read with it: its line stays where it was, as nearly as other lines are as long.
    const { tops: before, from } = shown.current;
    // What stands above the first thing is as high as it was.
    const head = (log.querySelector<HTMLElement>('.slot')?.offsetTop ?? 0) - (before[from] ?? 0);
    const reading = indexAt(before, log.scrollTop - head);
    const heightIn = (all: Float64Array): number => (all[reading + 1] ?? 0) - (all[reading] ?? 0);
    const read = (log.scrollTop - head - (before[reading] ?? 0)) / (heightIn(before) || 1);
    measure(log, shown.current, log.scrollTop);
    const after = shown.current.tops;
    if (!atEnd) log.scrollTop = head + (after[reading] ?? 0) + read * heightIn(after);
    redraw();
  };
  useEffect(() => {
    const log = box.current;
    if (!log) return undefined;
    let width = log.clientWidth;
    const watch = new ResizeObserver(() => {
      viewed.current = lastView = log.clientHeight;
      if (log.clientWidth === width) return;
      width = log.clientWidth;
      onResize.current();
    });
    watch.observe(log);
    return () => watch.disconnect();
  }, []);

  return {
    ...span,
    onScroll() {
      if (isLong && box.current && !covers(box.current)) redraw();
    },
  };

  /** What is to be seen, in px from the first one's top. */
  function viewOf(): [top: number, bottom: number] {
    const log = box.current;
    const height = viewed.current || FIRST_VIEW;
    const at = wanted === undefined ? -1 : keys.indexOf(wanted);
    if (at >= 0) return [(tops[at] ?? 0) - height, (tops[at + 1] ?? 0) + height];
    const total = tops[keys.length] ?? 0;
    if (atEnd || !log) return [total - height, total];
    // The place of what is read may have moved: others came above it.
    const before = shown.current;
    const reading = indexAt(before.tops, log.scrollTop);
    if (before.keys === keys || before.keys[reading] === keys[reading]) {
      const moved = (tops[reading] ?? 0) - (before.tops[reading] ?? 0);
      return [log.scrollTop + moved, log.scrollTop + moved + height];
    }
    const places = new Map(keys.map((key, index) => [key, index]));
    const kept = before.keys.findIndex((key, index) => index >= reading && places.has(key));
    const now = places.get(before.keys[kept] ?? '') ?? 0;
    const moved = kept < 0 ? 0 : (tops[now] ?? 0) - (before.tops[kept] ?? 0);
    return [log.scrollTop + moved, log.scrollTop + moved + height];
  }

  /** True when enough is drawn around what can be seen. */
  function covers(log: HTMLElement): boolean {
    const { tops: there, from, to } = shown.current;
    const need = windowOf(
      there,
      ...beyond([log.scrollTop, log.scrollTop + log.clientHeight], isFirst ? 0 : SHORT),
      whole,
    );
    return need.from >= from && need.to <= to;
  }

  /** Takes the heights of all that is drawn; by how much what lies above the view, which is at `top`, is larger than was thought, in px. */
  function measure(log: HTMLElement, before: { from: number; to: number }, top: number): number {
    const slots = [...log.querySelectorAll<HTMLElement>('.slot')];
    const gap = Number.parseFloat(getComputedStyle(slots[0]?.parentElement ?? log).rowGap) || 0;
    const reading = indexAt(tops, top);
    // Who goes up faster than things are drawn keeps to what they saw, if they see it still.
    const isSeen = (tops[before.from] ?? 0) < top + log.clientHeight;
    const kept = isSeen && before.from < before.to ? Math.max(reading, before.from) : reading;
    const isFirst = heights.size === 0;
    let grown = 0;
    let changed = keys.length;
    slots.forEach((slot, i) => {
      const next = slots[i + 1];
      const height = next ? next.offsetTop - slot.offsetTop : slot.offsetHeight + gap;
      const index = span.from + i;
      if (index < kept) grown += height - ((tops[index + 1] ?? 0) - (tops[index] ?? 0));
      const key = slot.dataset.key ?? '';
      if (heights.get(key) !== height) changed = Math.min(changed, index);
      heights.set(key, height);
    });
    // Upon what is known by now: what this render began with may be guesses that were measured since.
    if (changed < keys.length)
      known.current = { keys, thought, tops: topsFrom(known.current.tops, changed, keys, heights, thought) };
    shown.current.tops = known.current.tops;
    if (isFirst && slots.length > 0) estimate.current = lastMean = meanOf(heights);
    return grown;
  }
}

const beyond = ([top, bottom]: [number, number], by: number): [number, number] => [top - by, bottom + by];

function meanOf(heights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const height of heights.values()) sum += height;
  return sum / heights.size;
}
