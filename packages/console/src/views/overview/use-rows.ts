import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn beyond what can be seen, above and below; when fewer than a half of them are left, more are. */
const BEYOND = 24;
/** Drawn before anything was measured. */
const FIRST = 40;

/** Which rows are drawn, and the room of those that are not, in px. */
export interface Rows {
  from: number;
  to: number;
  above: number;
  below: number;
  /** Draws this row, wherever it is. */
  reach(index: number): void;
}

/** Draws of a table whose rows are all as high what can be seen and a little more, whatever it is that scrolls. */
export function useRows(body: RefObject<HTMLTableSectionElement | null>, count: number): Rows {
  const [drawn, setDrawn] = useState({ from: 0, to: FIRST });
  const height = useRef(0);
  /** Of the first row that is drawn, as the document has it. */
  const place = useRef(0);
  /** A row is drawn that is scrolled to in the same step: what is seen now says nothing. */
  const reaching = useRef(false);
  const look = (): void => {
    const rows = body.current;
    const row = rows?.querySelector<HTMLElement>('[data-talk]');
    if (!rows || !row) return;
    height.current = row.getBoundingClientRect().height || height.current;
    if (height.current === 0) return;
    // Of the first row of all, drawn or not.
    const top = rows.getBoundingClientRect().top - place.current * height.current;
    const first = Math.max(0, Math.floor(-top / height.current));
    // Some are drawn however far below they begin: by them the height of all is known.
    const last = Math.max(0, Math.ceil((window.innerHeight - top) / height.current));
    setDrawn((before) =>
      before.from <= Math.max(0, first - BEYOND / 2) && before.to >= Math.min(count, last + BEYOND / 2)
        ? before
        : { from: Math.max(0, first - BEYOND), to: last + BEYOND },
    );
  };
  const looking = useRef(look);
  looking.current = look;
  useEffect(() => {
    const onMove = (): void => looking.current();
    // Scrolling doesn't bubble; the page scrolls, or the table in it.
    document.addEventListener('scroll', onMove, { capture: true, passive: true });
    window.addEventListener('resize', onMove);
    return () => {
      document.removeEventListener('scroll', onMove, { capture: true });
      window.removeEventListener('resize', onMove);
    };
  }, []);
  const to = Math.min(drawn.to, count);
  const from = Math.min(drawn.from, Math.max(0, to - 1));
  useLayoutEffect(() => {
    place.current = from;
    if (!reaching.current) look();
    reaching.current = false;
  }, [count, from]);
  return {
    ...{ from, to },
    above: from * height.current,
    below: (count - to) * height.current,
    reach(index) {
      if (index >= from && index < to) return;
      reaching.current = true;
      setDrawn({ from: Math.max(0, index - BEYOND), to: index + BEYOND });
    },
  };
}
