import type { AllMessages } from '../../i18n/index.ts';
import { codePoints, TEXT_MAX_CHARS } from '../../text/count.ts';
import type { FieldsTold } from './form-dialog.tsx';

interface Props {
  /** Of the dialog. */
  id: string;
  label: string;
  hint: string;
  rows: number;
  value: string;
  told: FieldsTold<'text'>;
  onInput(text: string): void;
}

/** What a colleague is told, in the field `text` of a dialog. */
export function WordsField({ id, label, hint, rows, value, told, onInput }: Props) {
  return (
    <div class="field">
      <label for={`${id}-text`}>{label}</label>
      <textarea
        id={`${id}-text`}
        name="text"
        class="handover-text"
        rows={rows}
        dir="auto"
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        {...told.of('text')}
      />
      <span id={`${id}-text-hint`} class="handover-hint">
        {hint}
      </span>
      {told.fault('text')}
    </div>
  );
}

/** What is wrong with such words: they are missing, or there are too many. */
export function wordsWrong({ composer }: AllMessages, text: string, missing: string): string {
  const words = text.trim();
  const over = codePoints(words) - TEXT_MAX_CHARS;
  if (words === '') return missing;
  return over > 0 ? composer.tooLong(over) : '';
}
