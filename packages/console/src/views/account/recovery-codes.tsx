import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { useFocus } from '../parts/use-focus.ts';

/** The codes for the day the phone is gone. They are on this page and nowhere else. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const t = useApp().state.settings.t.value;
  const told = useFocus<HTMLParagraphElement>();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      // They can be marked and copied by hand.
      () => setCopied(false),
    );
  return (
    <>
      <p ref={told} tabIndex={-1}>
        {t.account.kept}
      </p>
      <ul class="recovery" aria-label={t.account.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="office-answers">
        <button type="button" class="button button-brand" onClick={onKept}>
          {t.account.keptDone}
        </button>
        <button type="button" class="button" onClick={() => void copy()}>
          {t.account.copy}
        </button>
        <span class="office-done" role="status">
          {copied && t.account.copied}
        </span>
      </div>
    </>
  );
}
