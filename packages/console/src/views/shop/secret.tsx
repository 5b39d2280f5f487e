import type { NewKey, SiteKey } from '../../api/site.ts';
import { useApp } from '../context.ts';
import { Keep } from '../office/keep.tsx';
import { useFocus } from '../parts/use-focus.ts';

interface Props {
  made: NewKey & { use: SiteKey['use'] };
  onKept(): void;
}

/** A new key's secret. It is on this page and nowhere else. */
export function Secret({ made: { secret, use }, onKept }: Props) {
  const t = useApp().state.settings.all.value;
  const told = useFocus<HTMLParagraphElement>(secret);
  return (
    <div class="new-secret">
      <p ref={told} tabIndex={-1}>
        {t.shop.secret[use]}
      </p>
      <p class="recovery">
        <code class="secret-text">{secret}</code>
      </p>
      <Keep text={secret} kept={t.shop.kept} onKept={onKept} />
    </div>
  );
}
