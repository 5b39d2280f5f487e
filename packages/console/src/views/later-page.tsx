import { useApp } from './context.ts';
import { LaterFailed } from './later-failed.tsx';
import { Icon } from './parts/icon.tsx';
import { PageLink } from './parts/page-link.tsx';

/** In place of a page that comes or, with `again`, doesn't. It appears late, so that a quick load shows no flash of it. */
export function LaterPage({ again }: { again: (() => void) | undefined }) {
  const t = useApp().state.settings.t.value;
  if (!again) {
    return (
      <main class="splash">
        <Icon name="bell" class="brand-mark" />
        <p role="status">{t.later.coming}</p>
      </main>
    );
  }
  return (
    <main class="empty later-failed">
      <Icon name="alert" class="empty-icon" />
      <LaterFailed again={again} />
      <PageLink class="link" to="desk">
        {t.office.back}
      </PageLink>
    </main>
  );
}
