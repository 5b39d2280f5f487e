import { useApp } from '../context.ts';
import { PageLink } from '../parts/page-link.tsx';

/** The way to what one is told of. */
export function OwnNotices() {
  const n = useApp().state.settings.all.value.notices.page;
  return (
    <section class="office-form account" aria-labelledby="own-notices">
      <h2 id="own-notices">{n.title}</h2>
      <p class="field-hint">{n.link}</p>
      <PageLink class="button" to="notices">
        {n.open}
      </PageLink>
    </section>
  );
}
