import { useApp } from '../context.ts';

/** A list as lines; empty ones are only there while somebody types. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

interface Props {
  label: string;
  hint?: string;
  text: string;
  /** What is said where the server refused it. */
  wrong: string | false;
  onSet(text: string): void;
}

/** One entry a line. */
export function LinesField({ label, hint, text, wrong, onSet }: Props) {
  const t = useApp().state.settings.all.value;
  return (
    <label class="field guard-list">
      <span>{label}</span>
      <textarea
        dir="auto"
        spellcheck={false}
        value={text}
        aria-invalid={wrong !== false}
        onInput={({ currentTarget }) => onSet(currentTarget.value)}
      />
      <small class="field-hint">
        {t.guardPage.lines} {hint}
      </small>
      {wrong !== false && <small class="field-wrong">{wrong}</small>}
    </label>
  );
}
