import type { Page } from '@shopbell/protocol';

/** A page in one line: its title, else the address without scheme and query. */
export function pageLine(page: Page): string {
  const title = page.title.trim();
  return title === '' ? pagePath(page.url) : title;
}

/** Host and path of an address, readable; the raw text when it is none. */
export function pagePath(raw: string): string {
  const url = URL.parse(raw);
  if (!url || url.host === '') return raw;
  const path = url.pathname === '/' ? '' : url.pathname;
  return url.host + readable(path);
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
