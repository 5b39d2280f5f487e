import { RowList } from './elements/row-list.ts';
import { Scroll } from './elements/scroll.ts';
import { newsOf } from './model/news.ts';
import { rowsOf } from './model/rows.ts';
import { row } from './parts/row.ts';

/**
 * What shows a talk. It comes behind the panel: nothing can be read sooner, because the SDK's part that reads talks is larger and comes
 * with the line.
 */
export const talk = { RowList, Scroll, newsOf, rowsOf, row };

export type Talk = typeof talk;
