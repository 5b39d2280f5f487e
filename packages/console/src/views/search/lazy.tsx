import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Splash } from '../splash.tsx';

let loaded: ComponentType | undefined;

/** The search page, fetched when it is first wanted: most days begin without it. */
export function LazySearchPage() {
  const [Page, setPage] = useState<ComponentType | undefined>(() => loaded);
  useEffect(() => {
    if (loaded) return;
    void import('./page.tsx').then(({ SearchPage }) => {
      loaded = SearchPage;
      setPage(() => SearchPage);
    });
  }, []);
  return Page ? <Page /> : <Splash />;
}
