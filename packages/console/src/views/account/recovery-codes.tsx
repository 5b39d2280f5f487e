import { useApp } from '../context.ts';
import { Keep } from '../office/keep.tsx';
import { useFocus } from '../parts/use-focus.ts';

/** The codes for the day the phone is gone. They are on this page and nowhere else. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const t = useApp().state.settings.all.value;
  const told = useFocus<HTMLParagraphElement>();
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
      <Keep text={codes.join('\n')} kept={t.account.keptDone} onKept={onKept} />
    </>
  );
}
