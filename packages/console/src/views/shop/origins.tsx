import type { Fault } from '../../api/shapes.ts';
import { useApp } from '../context.ts';

interface Props {
  value: string;
  /** What the server said about it. */
  faults: readonly Fault[];
  /** The demo shop: any page of this machine may open it. */
  anyLocalhost?: boolean;
  /** Nobody has been there yet: that it is empty is no fault so far. */
  fresh?: boolean;
  onSet(value: string): void;
}

/** What stands in it, line by line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The origin that was probably meant: of a page's address, or of a host alone. */
function meant(line: string): string | undefined {
  const url = URL.parse(/^https?:/i.test(line) ? line : `https://${line}`);
  return url?.hostname.includes('.') ? url.origin : undefined;
}

/** The pages that may open the chat, one a line, as they are copied from an address bar. */
export function OriginsField({ value, faults, anyLocalhost = false, fresh = false, onSet }: Props) {
  const t = useApp().state.settings.all.value;
  const lines = linesOf(value);
  const wrong = lines.filter((_, index) => faults.some(({ path }) => path === `origins[${index}]`));
  return (
    <>
      <label class="field">
        <span>{t.shop.origins}</span>
        <textarea
          class="lines-box mono"
          rows={Math.min(10, Math.max(3, lines.length + 1))}
          spellcheck={false}
          autocapitalize="none"
          placeholder="https://shop.example"
          aria-invalid={wrong.length > 0}
          value={value}
          onInput={({ currentTarget }) => onSet(currentTarget.value)}
        />
        <small class="field-hint">{anyLocalhost ? t.shop.originsDemo : t.shop.originsHint}</small>
      </label>
      {wrong.map((line) => (
        <p key={line} class="hours-wrong">
          {t.shop.originsWrong(line, meant(line))}
        </p>
      ))}
      {lines.length === 0 && !anyLocalhost && !fresh && <p class="hours-wrong">{t.shop.originsNone}</p>}
    </>
  );
}
