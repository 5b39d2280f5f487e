import type { ConversationRow } from '@shopbell/protocol';
import { isInbox } from '../../state/inbox.ts';
import { leftDue } from '../../state/left.ts';
import { MINUTE_MS, span } from '../../time/format.ts';
import { whenIn } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import { useTold } from '../use-told.ts';

/** When a left message is due, in the site's zone, or by how much it is late. */
export function LeftLine({ row }: { row: ConversationRow }) {
  const { state } = useApp();
  // Most rows are none, and have nothing to do with the time.
  if (!isInbox(row)) return null;
  const { dueAt } = row.left;
  if (dueAt === undefined) return <span>{state.settings.t.value.list.leftMessage}</span>;
  return <LeftDue row={row} dueAt={dueAt} />;
}

function LeftDue({ row, dueAt }: { row: ConversationRow; dueAt: number }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const level = useTold(row, () => leftDue(row, state.now.value)?.level);
  // Its words change with the minutes to and from that time.
  useTold(dueAt, () => Math.floor((state.now.value - dueAt) / MINUTE_MS));
  const now = state.now.peek();
  return (
    <span class={`row-due row-due-${level}`}>
      {level === 'over'
        ? t.floor.overdue(span(Math.max(MINUTE_MS, now - dueAt), t.lang))
        : t.floor.due(whenIn(t, state.promises.zone.value, dueAt, now))}
    </span>
  );
}
