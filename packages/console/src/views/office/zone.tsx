import { useId, useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Wrong } from './wrong.tsx';

interface Props {
  label: string;
  hint: string;
  value: string;
  invalid: boolean;
  onSet(value: string): void;
}

/** A time zone by its IANA name, with all that the browser knows to choose from. */
export function ZoneField({ label, hint, value, invalid, onSet }: Props) {
  const t = useApp().state.settings.all.value;
  const id = useId();
  // Some 400 of them: drawn for who goes there.
  const [known, setKnown] = useState<readonly string[]>([]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        list={`${id}-zones`}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-invalid={invalid}
        aria-describedby={`${id}-hint`}
        value={value}
        onFocus={() => setKnown(Intl.supportedValuesOf('timeZone'))}
        onInput={({ currentTarget }) => onSet(currentTarget.value.trim())}
      />
      <datalist id={`${id}-zones`}>
        {known.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <span class="field-notes" id={`${id}-hint`}>
        <Wrong says={invalid && t.faults.zone} />
        <small class="field-hint">{hint}</small>
      </span>
    </div>
  );
}
