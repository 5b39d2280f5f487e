import { useId } from 'preact/hooks';

interface Props<T extends string> {
  words: { legend: string; of: Readonly<Record<T, readonly [name: string, effect?: string]>> };
  known: readonly T[];
  value: T;
  onSet(value: T): void;
}

/** One of a few, each with what it does. */
export function Choice<T extends string>({ words, known, value, onSet }: Props<T>) {
  const group = useId();
  return (
    <fieldset class="choices">
      <legend>{words.legend}</legend>
      {known.map((one) => (
        <label class="choice" key={one}>
          <input type="radio" name={group} checked={value === one} onChange={() => onSet(one)} />
          <span>
            {words.of[one][0]}
            {words.of[one][1] && <small class="field-hint">{words.of[one][1]}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
