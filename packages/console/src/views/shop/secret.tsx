import { useState } from 'preact/hooks';
import type { NewKey, SiteKey } from '../../api/site.ts';
import { useApp } from '../context.ts';
import { useFocus } from '../parts/use-focus.ts';

interface Props {
  made: NewKey & { use: SiteKey['use'] };
  onKept(): void;
}

/** A new key's secret. It is on this page and nowhere else. */
export function Secret({ made: { secret, use }, onKept }: Props) {
  const t = useApp().state.settings.t.value;
  const told = useFocus<HTMLParagraphElement>(secret);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      // It can be marked and copied by hand.
      () => setCopied(false),
    );
  return (
    <div class="new-secret">
      <p ref={told} tabIndex={-1}>
        {t.shop.secret[use]}
      </p>
      <p class="recovery">
        <code class="secret-text">{secret}</code>
      </p>
      <div class="office-answers">
        <button type="button" class="button button-brand" onClick={onKept}>
          {t.shop.kept}
        </button>
        <button type="button" class="button" onClick={() => void copy()}>
          {t.account.copy}
        </button>
        <span class="office-done" role="status">
          {copied && t.account.copied}
        </span>
      </div>
    </div>
  );
}
