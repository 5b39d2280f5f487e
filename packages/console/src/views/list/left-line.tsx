import type { ConversationRow } from '@shopbell/protocol';
import type { Messages } from '../../i18n/index.ts';
import { isInbox } from '../../state/inbox.ts';
import { leftDue } from '../../state/left.ts';
import { date, daysBetween, MINUTE_MS, span, timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';

/** A time to come, as short as it is clear: `14:30`, `tomorrow 09:00`, `Mon, 23 November, 09:00`. */
export function whenDue(t: Messages, at: number, now: number): string {
  const time = timeOfDay(at, t.lang);
  const days = daysBetween(now, at);
  if (days === 0) return time;
  return days === 1 ? t.floor.dueTomorrow(time) : t.floor.dueOn(date(at, now, t.lang), time);
}

/** When a left message is due, or by how much it is late. */
export function LeftLine({ row }: { row: ConversationRow }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  // Most rows are none, and have nothing to do with the time.
  if (!isInbox(row)) return null;
  const now = state.now.value;
  const due = leftDue(row, now);
  if (!due) return null;
  if (due.dueAt === undefined) return <span>{t.list.leftMessage}</span>;
  return (
    <span class={`row-due row-due-${due.level}`}>
      {due.level === 'over'
        ? t.floor.overdue(span(Math.max(MINUTE_MS, now - due.dueAt), t.lang))
        : t.floor.due(whenDue(t, due.dueAt, now))}
    </span>
  );
}
