import { type Pane, type PaneRoom, paneRoom } from '../../state/panes.ts';

/** Of the screen’s px, so many are one where text has its usual size. */
export const textScale = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

/** The elements that share the room at a pane’s edge; undefined while the desk isn’t drawn. */
export function besideEdge(pane: Pane): { own: Element; thread: Element } | undefined {
  const own = document.getElementById(pane);
  const thread = document.querySelector('.thread-pane');
  return own && thread ? { own, thread } : undefined;
}

/** A pane’s room as the page is laid out now; undefined where it doesn’t stand beside the thread. */
export function roomOf(pane: Pane): PaneRoom | undefined {
  const beside = besideEdge(pane);
  if (!beside || !document.querySelector(`.pane-edge-${pane}`)?.checkVisibility()) return undefined;
  const scale = textScale();
  const [own, thread] = [beside.own, beside.thread].map((one) => one.getBoundingClientRect().width / scale);
  return paneRoom(pane, Math.round(own ?? 0), Math.round(thread ?? 0));
}
