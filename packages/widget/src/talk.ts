import type { Tells } from './board.ts';
import type { Bridge } from './bridge.ts';
import { RowList } from './elements/row-list.ts';
import { Scroll } from './elements/scroll.ts';
import { called } from './model/called.ts';
import { happenedText, newsOf } from './model/news.ts';
import { rowsOf } from './model/rows.ts';
import { row } from './parts/row.ts';
import { ROWS } from './styles/rows.ts';
import { sheet } from './styles/sheet.ts';

/** What each widget wears of it. */
const worn = new WeakMap<ShadowRoot, CSSStyleSheet>();

/** Puts on what the rows wear; once, however often the thread is drawn anew. */
function wear(root: ShadowRoot): void {
  const before = worn.get(root);
  if (before && root.adoptedStyleSheets.includes(before)) return;
  const own = sheet(ROWS);
  worn.set(root, own);
  root.adoptedStyleSheets.push(own);
}

const tells: Tells = { happened: happenedText, called };

/**
 * Draws the talk. While all of it is fetched to be kept as a file, that is what stood there before and what comes: each page of what is
 * earlier would have all of it drawn anew.
 */
function draw(rows: RowList, bridge: Bridge): void {
  const { entries, drawnFrom, newFrom } = bridge;
  const from = drawnFrom ? entries.findIndex(({ key }) => key === drawnFrom) : 0;
  rows.draw(rowsOf(entries.slice(Math.max(0, from)), newFrom), (item) => row(bridge, item));
}

/**
 * What shows a talk. It comes behind the panel: nothing can be read sooner, because the SDK's part that reads talks is larger and comes
 * with the line.
 */
export const talk = { RowList, Scroll, newsOf, draw, tells, wear };

export type Talk = typeof talk;
