import { trimPage } from '../client/text.ts';
import type { Sight } from '../client/where.ts';
import { currentPage } from './page.ts';

/** A page may have changed its address and not its title so far, in ms. */
const SETTLE_MS = 300;

/** What the shop's page says of itself in a `<meta>` of this name, as JSON; undefined where it says nothing that can be read. */
function said(name: string): Record<string, unknown> | undefined {
  const text = document.querySelector<HTMLMetaElement>(`meta[name="shopbell:${name}"]`)?.content;
  if (!text) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Where they are, in the page's own words: the number of unread messages that our widget puts in front of a title is none of them. */
const page = (): ReturnType<typeof currentPage> => {
  const shown = currentPage();
  return shown && { ...shown, title: shown.title.replace(/^\(\d+\)\xa0/, '') };
};

const cut = (value: unknown, max: number): string | undefined =>
  (typeof value === 'string' && value.slice(0, max).replace(/\p{Cs}/gu, '')) || undefined;

function product(): object | undefined {
  const { id, name, price, picture } = said('product') ?? {};
  const known = { id: cut(typeof id === 'number' ? `${id}` : id, 80), name: cut(name, 256) };
  const [cost, url] = [cut(typeof price === 'number' ? `${price}` : price, 40), cut(picture, 2048)];
  return known.id && known.name ? { ...known, price: cost, picture: url } : undefined;
}

function attributes(): object | undefined {
  const values = Object.entries(said('shopper') ?? {}).flatMap(([name, value]) => {
    const told = typeof value === 'string' ? value.slice(0, 200).replace(/\p{Cs}/gu, '') : value;
    const isPlain = typeof told === 'string' || typeof told === 'boolean' || Number.isFinite(told);
    return isPlain && name && name.length <= 40 ? [[name, told] as const] : [];
  });
  return values.length > 0 ? Object.fromEntries(values.slice(0, 30)) : undefined;
}

/** Where the shopper is, and what the shop's page says of product and shopper; read anew whenever the page may be another one. */
export const pageSight: Sight | undefined =
  typeof document === 'undefined'
    ? undefined
    : {
        read() {
          if (document.hidden) return undefined;
          return {
            page: trimPage(page()),
            product: product(),
            attributes: attributes(),
            language: navigator.language,
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
            userAgent: navigator.userAgent.slice(0, 512),
          };
        },
        watch(look) {
          let timer: ReturnType<typeof setTimeout> | undefined;
          const later = () => {
            clearTimeout(timer);
            timer = setTimeout(look, SETTLE_MS);
          };
          const { navigation } = globalThis as { navigation?: EventTarget };
          navigation?.addEventListener('navigate', later);
          addEventListener('popstate', later);
          document.addEventListener('visibilitychange', later);
          return () => {
            clearTimeout(timer);
            navigation?.removeEventListener('navigate', later);
            removeEventListener('popstate', later);
            document.removeEventListener('visibilitychange', later);
          };
        },
      };
