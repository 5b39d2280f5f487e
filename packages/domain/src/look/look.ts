/** How the chat looks on a site's pages: what the script tag there says. */
export interface Look {
  /** `#rrggbb`, small letters. Absent: the product's own. */
  readonly brand?: string;
  /** The launcher's corner, in the page's own direction. */
  readonly position: 'end' | 'start';
  readonly theme: 'auto' | 'light' | 'dark';
  readonly locale: 'auto' | 'en' | 'zh-CN';
  /** What the panel's top says. Absent: the product's own words, in the shopper's language. */
  readonly heading?: string;
  /** What the shopper's device keeps. */
  readonly storage: 'persistent' | 'session' | 'none';
}

/** What may be chosen, the product's own first. */
export const LOOK_CHOICES = {
  position: ['end', 'start'],
  theme: ['auto', 'light', 'dark'],
  locale: ['auto', 'en', 'zh-CN'],
  storage: ['persistent', 'session', 'none'],
} as const satisfies { readonly [K in 'position' | 'theme' | 'locale' | 'storage']: readonly Look[K][] };

/** What a tag without options gives. */
export const STANDARD_LOOK: Look = { position: 'end', theme: 'auto', locale: 'auto', storage: 'persistent' };
/** The brand of a tag that names none. */
export const STANDARD_BRAND = '#23604f';
/** Characters of a heading, at most. */
export const HEADING_MAX = 60;

export interface LookFault {
  code: 'brand_invalid' | 'choice_invalid' | 'heading_invalid' | 'heading_too_long';
  path: keyof Look;
}

type Result = { ok: true; look: Look } | { ok: false; faults: readonly LookFault[] };

const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const HEX = /^#?(?:([\da-f])([\da-f])([\da-f])|([\da-f]{6}))$/;

/** A colour as people type it – three or six hex digits, with or without `#` – as `#rrggbb`; undefined for anything else. */
export function parseBrand(text: string): string | undefined {
  const [, r, g, b, six] = HEX.exec(text.trim().toLowerCase()) ?? [];
  if (six !== undefined) return `#${six}`;
  return r === undefined ? undefined : `#${r}${r}${g}${g}${b}${b}`;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Reads a look from outside: every choice has to be there, every fault is told by its name. */
export function parseLook(value: unknown): Result {
  const given = fieldsOf(value);
  const faults: LookFault[] = [];
  function choice<K extends keyof typeof LOOK_CHOICES>(path: K, known: readonly Look[K][], standard: Look[K]): Look[K] {
    const found = known.find((one) => one === given[path]);
    if (found === undefined) faults.push({ code: 'choice_invalid', path });
    return found ?? standard;
  }
  const brand = typeof given.brand === 'string' ? parseBrand(given.brand) : undefined;
  if (given.brand !== undefined && brand === undefined) faults.push({ code: 'brand_invalid', path: 'brand' });
  const heading = typeof given.heading === 'string' ? given.heading.trim() : '';
  if ((given.heading !== undefined && typeof given.heading !== 'string') || CONTROL.test(heading))
    faults.push({ code: 'heading_invalid', path: 'heading' });
  else if ([...heading].length > HEADING_MAX) faults.push({ code: 'heading_too_long', path: 'heading' });
  const look: Look = {
    ...(brand === undefined ? {} : { brand }),
    position: choice('position', LOOK_CHOICES.position, STANDARD_LOOK.position),
    theme: choice('theme', LOOK_CHOICES.theme, STANDARD_LOOK.theme),
    locale: choice('locale', LOOK_CHOICES.locale, STANDARD_LOOK.locale),
    ...(heading === '' ? {} : { heading }),
    storage: choice('storage', LOOK_CHOICES.storage, STANDARD_LOOK.storage),
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, look };
}
