import { useState } from 'preact/hooks';
import type { Hours } from '../../api/floor.ts';
import type { Fault, Refused } from '../../api/shapes.ts';
import { ordinaryHours } from '../../state/hours-draft.ts';
import { useApp } from '../context.ts';
import { useDraft } from '../office/draft.ts';
import { SaveBar } from '../office/save.tsx';
import { useTask } from '../office/task.ts';
import { ZoneField } from '../office/zone.tsx';
import { Exceptions } from './exceptions.tsx';
import { Preview, usePreview } from './preview.tsx';
import { Week } from './week.tsx';

interface Props {
  /** Those that count now; null: none of its own. */
  counts: Hours | null;
  /** What hours of its own begin with. */
  start: Hours | undefined;
  /** The shop's, for hours that are new. */
  zone: string;
  isGroup: boolean;
  onSave(hours: Hours | null): Promise<Refused | undefined>;
}

/** A week, its exceptions and its zone, with what they come to. The server says what is wrong, each fault by its place. */
export function HoursForm({ counts, start, zone, isGroup, onSave }: Props) {
  const t = useApp().state.settings.all.value;
  const task = useTask();
  const [done, setDone] = useState('');
  const draft = useDraft<Hours | null>(counts);
  const hours = draft.value;
  const look = usePreview(hours);
  const faults: readonly Fault[] = look.is === 'wrong' ? look.faults : [];
  const set = (next: Hours | null): void => {
    setDone('');
    draft.set(next);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    // Nothing but this form's own refusal is told twice: what is wrong stands at its place already.
    if (!(await task.run(() => onSave(hours)))) return;
    draft.drop();
    setDone(t.hours.saved);
  };
  const own = hours !== null;
  return (
    <form class="hours" noValidate onSubmit={submit}>
      <fieldset class="choices">
        <legend class="sr-only">{t.hours.kind}</legend>
        <label class="choice">
          <input type="radio" name="kind" checked={!own} onChange={() => set(null)} />
          <span>{isGroup ? t.hours.asShop : t.hours.always}</span>
        </label>
        <label class="choice">
          <input type="radio" name="kind" checked={own} onChange={() => set(counts ?? start ?? ordinaryHours(zone))} />
          <span>{isGroup ? t.hours.own : t.hours.set}</span>
        </label>
      </fieldset>
      {(own || !isGroup) && <Preview look={look} zone={hours?.zone} />}
      {hours && (
        <>
          <Week hours={hours} faults={faults} onSet={set} />
          <Exceptions hours={hours} faults={faults} onSet={set} />
          <ZoneField
            label={t.hours.zone}
            hint={t.hours.zoneHint}
            value={hours.zone}
            invalid={faults.some(({ path }) => path === 'hours.zone')}
            onSet={(next) => set({ ...hours, zone: next })}
          />
        </>
      )}
      <SaveBar task={task} changed={draft.changed} done={done} onDrop={draft.drop} />
    </form>
  );
}
