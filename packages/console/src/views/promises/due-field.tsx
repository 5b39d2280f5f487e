import { type DueChoice, dueChoices, fromField, toField } from '../../state/promise-due.ts';
import { whenIn } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import type { FieldsTold } from '../handover/form-dialog.tsx';

/** A choice, or the field's own words. */
export type Due = { choice: DueChoice } | { own: string };

/** When it is due, as an instant; undefined while that is none to come. */
export function dueAtOf(due: Due, zone: string, now: number): number | undefined {
  const at = 'choice' in due ? due.choice.at : fromField(zone, due.own);
  return at !== undefined && at > now && at < now + 366 * 86_400_000 ? at : undefined;
}

/** When something is due: a time that is often right, or a date and time in the site's zone. */
export function DueField({
  id,
  due,
  told,
  onChange,
}: {
  id: string;
  due: Due;
  told: FieldsTold<'due'>;
  onChange(due: Due): void;
}) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const p = t.promises;
  const zone = state.promises.zone.value;
  // Of when the dialog came: a choice must not change its time while it is looked at.
  const now = state.now.peek();
  const choices = dueChoices(state.promises.hours.peek(), zone, now);
  return (
    <div class="field">
      <label for={`${id}-due`}>{p.due}</label>
      <select
        id={`${id}-due`}
        name="due"
        value={'choice' in due ? due.choice.id : 'own'}
        onChange={({ currentTarget: { value } }) => {
          const choice = choices.find((one) => one.id === value);
          onChange(choice ? { choice } : { own: toField(zone, dueAtOf(due, zone, now) ?? now) });
        }}
        {...told.of('due')}
      >
        {choices.map(({ id: one, at }) => (
          <option key={one} value={one}>
            {p.dueChoices[one](whenIn(t, zone, at, now))}
          </option>
        ))}
        <option value="own">{p.dueChoices.own}</option>
      </select>
      {'own' in due && (
        <input
          type="datetime-local"
          class="promise-when"
          aria-label={p.dueOwn}
          value={due.own}
          onInput={({ currentTarget }) => onChange({ own: currentTarget.value })}
        />
      )}
      <span id={`${id}-due-hint`} class="handover-hint">
        {p.dueHint(zone)}
      </span>
      {told.fault('due')}
    </div>
  );
}
