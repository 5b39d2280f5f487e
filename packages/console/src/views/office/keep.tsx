import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';

interface Props {
  /** What is copied. */
  text: string;
  /** What the button says that takes it off the page. */
  kept: string;
  onKept(): void;
}

/** Under what is shown once and never again: to copy it, and to say that it is kept. */
export function Keep({ text, kept, onKept }: Props) {
  const t = useApp().state.settings.all.value;
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // It can be marked and copied by hand.
      () => setCopied(false),
    );
  return (
    <div class="office-answers">
      <button type="button" class="button button-brand" onClick={onKept}>
        {kept}
      </button>
      <button type="button" class="button" onClick={() => void copy()}>
        {t.account.copy}
      </button>
      <span class="office-done" role="status">
        {copied && t.account.copied}
      </span>
    </div>
  );
}
