import { promiseLevel } from '../../state/promises.ts';
import { MINUTE_MS, span } from '../../time/format.ts';
import { whenIn } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import { useTold } from '../use-told.ts';

/** When a promise is due, in the site's zone, or by how much it is late. */
export function DueText({ dueAt }: { dueAt: number }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  // Nothing of it changes but with the minutes to and from that time.
  useTold(dueAt, () => Math.floor((state.now.value - dueAt) / MINUTE_MS));
  const now = state.now.peek();
  const late = now - dueAt;
  return (
    <span class={`row-due promise-due row-due-${promiseLevel(dueAt, now)}`}>
      {late >= 0
        ? t.promises.overdue(span(Math.max(MINUTE_MS, late), t.lang))
        : t.promises.dueAt(whenIn(t, state.promises.zone.value, dueAt, now))}
    </span>
  );
}
