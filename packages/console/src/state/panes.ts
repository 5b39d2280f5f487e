/** The panes beside the thread that can be made wider and narrower. Named as their elements are. */
export const PANES = ['list', 'shopper'] as const;
export type Pane = (typeof PANES)[number];

/** Their widths in px where text has its usual size, sixteen to a rem; larger text makes them as much wider. */
export const PANE_WIDTHS: Readonly<Record<Pane, { least: number; usual: number; most: number }>> = {
  list: { least: 240, usual: 300, most: 480 },
  shopper: { least: 256, usual: 320, most: 560 },
};
/** The thread gets no narrower for a pane’s sake, in the same px. */
const THREAD_LEAST = 400;

/** What was chosen on this machine; a pane that isn’t in it has its usual width. */
export type PaneWidths = Readonly<Partial<Record<Pane, number>>>;

/** What was kept, as far as it is a width that can be chosen. */
export function readPaneWidths(kept: string | null): PaneWidths {
  const chosen = (kept ?? '').split(' ').map((part) => part.split(':'));
  return Object.fromEntries(
    PANES.flatMap((pane) => {
      const width = Number(chosen.find(([name]) => name === pane)?.[1]);
      const { least, most } = PANE_WIDTHS[pane];
      return width >= least && width <= most ? [[pane, width]] : [];
    }),
  );
}

export const paneWidthsAsKept = (widths: PaneWidths): string =>
  PANES.flatMap((pane) => (widths[pane] === undefined ? [] : [`${pane}:${widths[pane]}`])).join(' ');

/** How wide a pane is and may become: as wide as it and the thread are now, less what the thread keeps. */
export interface PaneRoom {
  readonly now: number;
  readonly least: number;
  readonly most: number;
}

export function paneRoom(pane: Pane, now: number, thread: number): PaneRoom {
  const { least, most } = PANE_WIDTHS[pane];
  return { now, least, most: Math.max(least, Math.min(most, now + thread - THREAD_LEAST)) };
}

export const withinRoom = ({ least, most }: PaneRoom, width: number): number =>
  Math.round(Math.min(most, Math.max(least, width)));

const rem = (width: number): string => `${width / 16}rem`;

/** A pane’s column: where the window has no room for what was chosen, it gives way before the thread does. */
export const paneColumn = (pane: Pane, width: number | undefined): string =>
  `minmax(${rem(PANE_WIDTHS[pane].least)}, ${rem(width ?? PANE_WIDTHS[pane].usual)})`;

/** The desk’s columns, as `layout.css` calls them. */
export const deskColumns = (widths: PaneWidths): Readonly<Record<`--${Pane | 'thread'}`, string>> => ({
  '--list': paneColumn('list', widths.list),
  '--thread': `minmax(${rem(THREAD_LEAST)}, 1fr)`,
  '--shopper': paneColumn('shopper', widths.shopper),
});
