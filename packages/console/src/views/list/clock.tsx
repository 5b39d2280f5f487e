import type { ConversationRow } from '@shopbell/protocol';
import { waitsFrom } from '../../state/clock.ts';
import { isInbox } from '../../state/inbox.ts';
import { leftDue } from '../../state/left.ts';
import { type Due, type DueLevel, dueOf } from '../../time/due.ts';
import { MINUTE_MS, span, stopwatch, timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { useTold } from '../use-told.ts';

/** How long the shopper of a row has waited, against what is allowed; undefined when nobody waits for an answer. */
export function useDue(row: ConversationRow): Due | undefined {
  const { state } = useApp();
  // Each change of anything makes other clocks; a row has to do with its own.
  const clock = useTold(row.conversation, () => state.clocks.value.get(row.conversation));
  return clock && dueOf(clock, state.now.value);
}

/** The ring that empties towards the limit; full and crossed through once it is passed. */
export function Ring({ due }: { due: Due }) {
  const over = due.level === 'over';
  return (
    <svg class={`ring ring-${due.level}`} viewBox="0 0 20 20" aria-hidden="true">
      <circle class="ring-track" cx="10" cy="10" r="7.5" />
      {over ? (
        <path class="ring-mark" d="M10 6.2v4.6M10 13.6v.1" />
      ) : (
        <circle
          class="ring-left"
          cx="10"
          cy="10"
          r="7.5"
          pathLength="100"
          stroke-dasharray="100"
          stroke-dashoffset={((1 - due.left) * 100).toFixed(1)}
          transform="rotate(-90 10 10)"
        />
      )}
    </svg>
  );
}

/** A row's leading mark: the ring while somebody waits, else what kind of quiet it is. */
export function RowMark({ row }: { row: ConversationRow }) {
  const { state } = useApp();
  const due = useDue(row);
  if (due) return <Ring due={due} />;
  if (isInbox(row)) {
    const level = leftDue(row, state.now.value)?.level;
    return <Icon name="inbox" class={level === undefined ? 'row-quiet' : `row-quiet row-due-${level}`} />;
  }
  return <Icon name="check" class="row-quiet" />;
}

/** How pressing what a row stands for is, by its clock or its due time; undefined for what has none. */
export function useLevel(row: ConversationRow): DueLevel | undefined {
  const { state } = useApp();
  return useTold(row, () => {
    const clock = state.clocks.value.get(row.conversation);
    if (clock) return dueOf(clock, state.now.value).level;
    return isInbox(row) ? leftDue(row, state.now.value)?.level : undefined;
  });
}

/** The classes of a row's edge. It says nothing that the ring and the words don't. */
export const edgeOf = (level: DueLevel | undefined): string =>
  level === undefined || level === 'calm' ? '' : ` row-edge row-edge-${level}`;

/** A row's time: the running wait, a left message's age, or when the last word fell. */
export function RowTime({ row }: { row: ConversationRow }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const due = useDue(row);
  if (due) {
    const clock = stopwatch(due.waitedMs);
    return (
      <span class={`row-time row-time-${due.level}`}>
        <span aria-hidden="true">{clock}</span>
        <span class="sr-only">
          {t.list.waits(clock)}
          {due.level === 'over' && `, ${t.list.overdue}`}
        </span>
      </span>
    );
  }
  const at = waitsFrom(row) ?? row.last?.at ?? row.openedAt;
  if (!isInbox(row)) return <span class="row-time">{timeOfDay(at, t.lang)}</span>;
  const ms = state.now.value - (row.left?.at ?? at);
  const isNow = ms < MINUTE_MS;
  const old = isNow ? t.shopper.justNow : span(ms, t.lang);
  return (
    <span class="row-time">
      <span aria-hidden="true">{old}</span>
      <span class="sr-only">{isNow ? t.floor.leftNow : t.floor.leftWhen(old)}</span>
    </span>
  );
}
