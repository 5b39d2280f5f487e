import type { Page } from '@shopbell/protocol';
import { pageLine, pagePath } from '../../text/page.ts';
import { safeUrl } from '../../text/safe-url.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** A page of the shop, as a link when its address is one that may be followed. */
export function ShopPage({ page }: { page: Page }) {
  const t = useApp().state.settings.t.value;
  const href = safeUrl(page.url);
  const path = pagePath(page.url);
  const line = pageLine(page);
  return (
    <>
      {href ? (
        <a class="page-link" href={href} target="_blank" rel="noopener noreferrer nofollow">
          <bdi>{line}</bdi>
          <Icon name="out" />
          <span class="sr-only">{t.shopper.newTab}</span>
        </a>
      ) : (
        <bdi>{line}</bdi>
      )}
      {path !== line && (
        <span class="page-path" dir="ltr" title={path}>
          {path}
        </span>
      )}
    </>
  );
}
