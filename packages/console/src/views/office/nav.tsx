import { useLayoutEffect, useRef } from 'preact/hooks';
import { type AdminPage, pagesOf } from '../../state/office.ts';
import { useApp } from '../context.ts';
import { PageLink } from '../parts/page-link.tsx';

/** The ways between the pages of an admin, and the few of a supervisor. */
export function OfficeNav({ here }: { here: AdminPage }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const ways = useRef<HTMLElement>(null);
  // On a narrow screen the ways run out of sight: the one that is taken stays in it.
  useLayoutEffect(() => {
    const way = ways.current?.querySelector<HTMLElement>(`[href="#${here}"]`);
    if (way && ways.current) ways.current.scrollLeft = way.offsetLeft - way.offsetWidth;
  }, [here]);
  const pages = pagesOf(state.self.value?.duty);
  if (pages.length < 2) return null;
  return (
    <nav ref={ways} class="office-nav" aria-label={t.office.pages}>
      {pages.map((page) => (
        <PageLink key={page} class="office-way" to={page} aria-current={page === here ? 'page' : undefined}>
          {t.pages[page]}
        </PageLink>
      ))}
    </nav>
  );
}
