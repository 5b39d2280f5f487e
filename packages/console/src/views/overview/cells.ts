import type { ConversationRow } from '@shopbell/protocol';
import { shopperName } from '../../i18n/names.ts';
import { groupLabel } from '../../state/groups.ts';
import { isInbox } from '../../state/inbox.ts';
import type { State } from '../../state/index.ts';
import type { Overview } from '../../state/overview/index.ts';
import { COLUMNS } from '../../state/overview/order.ts';
import { dueOf } from '../../time/due.ts';
import { sheetTime, stopwatch } from '../../time/format.ts';
import { zonedHead } from '../../time/zone.ts';
import type { Cells } from '../parts/copy-table.tsx';

/** The floor's table as it stands: its columns in words, and since when in place of for how long. Nothing that was said. */
export function floorCells({ settings, view, now }: State, { shown, clocks }: Overview): Cells {
  const t = settings.all.peek();
  const { columns, sinceHead, leftMessage, answered } = t.overview;
  /** Where nobody waits before a screen, why. */
  const calm = (row: ConversationRow): string => {
    if (!isInbox(row)) return row.last ? answered : t.list.nothingSaid;
    const { dueAt } = row.left;
    return dueAt === undefined ? leftMessage : `${leftMessage} – ${t.floor.due(sheetTime(dueAt))}`;
  };
  const rows = shown.peek().entries.map(({ row }) => {
    const clock = clocks.peek().get(row.conversation);
    return [
      clock ? stopwatch(dueOf(clock, now.peek()).waitedMs) : calm(row),
      shopperName(t, row.shopper),
      row.state === 'active' ? (row.agent?.name ?? '') : '',
      groupLabel(t, view.peek(), row.group),
      sheetTime(row.openedAt),
    ];
  });
  return [COLUMNS.map((column) => (column === 'opened' ? zonedHead(sinceHead) : columns[column])), ...rows];
}
