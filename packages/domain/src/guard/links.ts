import type { Span } from '../text/email.ts';
import { type Folded, isDigit, isLatin, isLetter } from '../text/fold.ts';

/** A link, and the host it leads to. */
export interface Link extends Span {
  readonly host: string;
}

/** Endings that make a link of a word without `https://`. The second list are English words too: they need a path, or `www.`. */
const ENDINGS = new Set([
  ...['com', 'cn', 'net', 'org', 'cc', 'xyz', 'io', 'ru', 'hk', 'tw', 'jp', 'uk', 'de', 'fr', 'info', 'biz'],
]);
const WORDY = new Set([
  ...['top', 'shop', 'vip', 'store', 'site', 'online', 'club', 'link', 'app', 'me', 'co', 'tv', 'ltd', 'fun'],
]);
const SHORT = new Set(['t.me', 'wa.me', 'bit.ly', 't.cn', 'u.nu', 'is.gd', 'goo.gl', 'tinyurl.com']);
const HOST_MAX = 253;
const PATH_MAX = 2048;

const isHostChar = (char: string | undefined): boolean => isLetter(char) || isDigit(char) || char === '-';
/** A dot, also spelt 。 or 点, between ASCII letters. */
const isDot = (char: string | undefined): boolean => char === '.' || char === '。' || char === '点';
const isPath = (char: string | undefined): boolean => char !== undefined && char > ' ' && char <= '~';

/** Reads a host from `from` on. Spaces around a dot are read over, where there is one at each side. */
function readHost(
  chars: readonly string[],
  from: number,
): { host: string; last: number; labels: string[] } | undefined {
  const labels: string[] = [];
  let label = '';
  let at = from;
  let last = from;
  while (at - from < HOST_MAX) {
    const char = chars[at];
    if (isHostChar(char)) {
      label += char;
      last = at;
      at += 1;
      continue;
    }
    const spread = char === ' ' && isDot(chars[at + 1]) && chars[at + 2] === ' ';
    const dot = spread ? at + 1 : at;
    const next = spread ? at + 3 : at + 1;
    if (label === '' || !isDot(chars[dot]) || !isHostChar(chars[next])) break;
    labels.push(label);
    label = '';
    at = next;
  }
  if (label === '') return undefined;
  labels.push(label);
  return { host: labels.join('.'), last, labels };
}

/** Does a port, a path or a query follow the host? */
function hasPath(chars: readonly string[], last: number): boolean {
  const first = chars[last + 1];
  return first === '/' || first === '?' || first === '#' || (first === ':' && isDigit(chars[last + 2]));
}

/** Where it ends. Each link is read once: what is none is not read on. */
function pathEnd(chars: readonly string[], last: number): number {
  if (!hasPath(chars, last)) return last;
  let end = last;
  while (end - last < PATH_MAX && isPath(chars[end + 1])) end += 1;
  return end;
}

/** `//` that a scheme stands before. */
const isScheme = (chars: readonly string[], at: number): boolean =>
  chars[at] === ':' && chars[at + 1] === '/' && chars[at + 2] === '/' && isLetter(chars[at - 1]);

function isLink(labels: readonly string[], leadsOn: boolean): boolean {
  const ending = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.slice(0, -1).some((label) => /[a-z0-9]/.test(label))) return false;
  if (SHORT.has(labels.join('.'))) return true;
  if (ENDINGS.has(ending)) return labels.some((label, index) => index < labels.length - 1 && label.length > 1);
  return WORDY.has(ending) && (leadsOn || labels[0] === 'www' || labels.length > 2);
}

/** Every link, with a scheme and without one. An e-mail address' host is none. */
export function linksIn({ chars }: Folded): readonly Link[] {
  const found: Link[] = [];
  for (let at = 0; at < chars.length; at += 1) {
    if (isScheme(chars, at)) {
      const read = readHost(chars, at + 3);
      if (!read) continue;
      let first = at;
      while (at - first < 8 && isLetter(chars[first - 1])) first -= 1;
      const last = pathEnd(chars, read.last);
      found.push({ host: read.host, first, last });
      at = last;
      continue;
    }
    if (!isHostChar(chars[at]) || isLatin(chars[at - 1]) || chars[at - 1] === '@') continue;
    const read = readHost(chars, at);
    if (!read) continue;
    const isMail = chars[read.last + 1] === '@' || isScheme(chars, read.last + 1);
    if (!isMail && isLink(read.labels, hasPath(chars, read.last))) {
      const last = pathEnd(chars, read.last);
      found.push({ host: read.host, first: at, last });
      at = last;
    } else if (!isMail) at = read.last;
  }
  return found;
}

/** Is it the shop's own: one of its hosts, or below one? */
export function isOwnHost(host: string, own: readonly string[]): boolean {
  return own.some((each) => host === each || host.endsWith(`.${each}`));
}
