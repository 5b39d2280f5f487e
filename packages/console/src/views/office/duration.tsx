import { useId, useState } from 'preact/hooks';
import type { AllMessages } from '../../i18n/index.ts';
import { duration } from '../../time/format.ts';
import { useApp } from '../context.ts';

const UNITS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
export type Unit = keyof typeof UNITS;

/** The largest of some units that says a time without a rest. */
const unitOf = (ms: number, units: readonly Unit[]): Unit =>
  units.findLast((unit) => ms !== 0 && ms % UNITS[unit] === 0) ?? units[0] ?? 'second';

interface Props {
  label: string;
  ms: number;
  /** From the smallest on. */
  units: readonly Unit[];
  hint?: string;
  /** What it takes, once it was refused. */
  wrong?: string | false;
  onSet(ms: number): void;
}

/** A time as people say it: a number and its unit. Kept in ms; an empty field is not a time and is sent as one that isn't. */
export function DurationField({ label, ms, units, hint, wrong = false, onSet }: Props) {
  const t = useApp().state.settings.all.value;
  const id = useId();
  const [chosen, setChosen] = useState<Unit | undefined>(undefined);
  const unit = chosen ?? unitOf(ms, units);
  return (
    <fieldset class="field duration">
      <legend>{label}</legend>
      <span class="duration-fields">
        <input
          type="number"
          inputMode="decimal"
          min="0"
          step="any"
          aria-label={label}
          aria-invalid={wrong !== false}
          aria-describedby={wrong === false ? undefined : `${id}-wrong`}
          value={Number.isFinite(ms) ? ms / UNITS[unit] : ''}
          onInput={({ currentTarget: { value } }) => {
            setChosen(unit);
            onSet(value === '' ? Number.NaN : Math.round(Number(value) * UNITS[unit]));
          }}
        />
        <select
          class="select"
          aria-label={t.office.unitOf(label)}
          value={unit}
          onChange={({ currentTarget: { value } }) => {
            const next = units.find((each) => each === value);
            if (!next) return;
            setChosen(next);
            onSet((ms / UNITS[unit]) * UNITS[next]);
          }}
        >
          {units.map((each) => (
            <option key={each} value={each}>
              {t.office.units[each]}
            </option>
          ))}
        </select>
      </span>
      {wrong !== false && (
        <small class="field-wrong" id={`${id}-wrong`}>
          {wrong}
        </small>
      )}
      {hint && <small class="field-hint">{hint}</small>}
    </fieldset>
  );
}

/** What a time takes, for `wrong`. */
export const boundsText = (t: AllMessages, [min, max]: readonly [min: number, max: number]): string =>
  t.faults.between(duration(min, t.lang), duration(max, t.lang));
