import { hasControl } from '../text/control.ts';

/** The languages that the widget speaks. */
export const CHAT_LANGUAGES = ['zh-CN', 'zh-TW', 'en', 'ja', 'ko', 'ar', 'de', 'es', 'fr', 'pt-BR'] as const;
export type ChatLanguage = (typeof CHAT_LANGUAGES)[number];

/** How the chat looks on a site's pages: what the script tag there says. */
export interface Look {
  /** `#rrggbb`, small letters. Absent: the product's own. */
  readonly brand?: string;
  /** The launcher's corner, in the page's own direction. */
  readonly position: 'end' | 'start';
  readonly theme: 'auto' | 'light' | 'dark';
  readonly locale: 'auto' | ChatLanguage;
  /** What the panel's top says. Absent: the product's own words, in the shopper's language. */
  readonly heading?: string;
  /** Over an empty talk. Absent: the product's own words, in the shopper's language. */
  readonly greeting?: string;
  /** Quick questions over an empty talk, in this order; at least one where there are any. */
  readonly questions?: readonly string[];
  /** Address of the shop's picture: over https, or a path on the page's own origin. Absent: the heading's first letter. */
  readonly photo?: string;
  /** Absent: none. */
  readonly sounds?: 'on';
  /** What the shopper's device keeps. */
  readonly storage: 'persistent' | 'session' | 'none';
}

/** What may be chosen, the product's own first. */
export const LOOK_CHOICES = {
  position: ['end', 'start'],
  theme: ['auto', 'light', 'dark'],
  locale: ['auto', ...CHAT_LANGUAGES],
  storage: ['persistent', 'session', 'none'],
} as const satisfies { readonly [K in 'position' | 'theme' | 'locale' | 'storage']: readonly Look[K][] };

/** What a tag without options gives. */
export const STANDARD_LOOK: Look = { position: 'end', theme: 'auto', locale: 'auto', storage: 'persistent' };
/** The brand of a tag that names none. */
export const STANDARD_BRAND = '#23604f';
/** Characters of a heading, at most. */
export const HEADING_MAX = 60;
/** Characters of a greeting, at most. */
export const GREETING_MAX = 80;
/** Quick questions, at most: more are no help in choosing. */
export const QUESTIONS_MAX = 6;
/** Characters of a quick question, at most. */
export const QUESTION_MAX = 80;
/** What the tag has between two questions: none holds one. */
export const QUESTION_MARK = '|';
/** Characters of a picture's address, at most. */
export const PHOTO_MAX = 500;

export interface LookFault {
  code:
    | 'brand_invalid'
    | 'choice_invalid'
    | 'heading_invalid'
    | 'heading_too_long'
    | 'greeting_invalid'
    | 'greeting_too_long'
    | 'questions_invalid'
    | 'questions_too_many'
    | 'question_too_long'
    | 'photo_invalid';
  path: keyof Look;
}

type Result = { ok: true; look: Look } | { ok: false; faults: readonly LookFault[] };

const HEX = /^#?(?:([\da-f])([\da-f])([\da-f])|([\da-f]{6}))$/;

/** A colour as people type it – three or six hex digits, with or without `#` – as `#rrggbb`; undefined for anything else. */
export function parseBrand(text: string): string | undefined {
  const [, r, g, b, six] = HEX.exec(text.trim().toLowerCase()) ?? [];
  if (six !== undefined) return `#${six}`;
  return r === undefined ? undefined : `#${r}${r}${g}${g}${b}${b}`;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const ADDRESS = /^(?:https:\/\/[^\s/?#"'<>\\@]+(?=[/?#]|$)|(?=\/(?!\/)))[^\s"<>\\]*$/i;

/** Words as people type them, or why they are none. */
function wordsOf(path: 'heading' | 'greeting', value: unknown, most: number): string | LookFault {
  const words = typeof value === 'string' ? value.trim() : '';
  if ((value !== undefined && typeof value !== 'string') || hasControl(words)) return { code: `${path}_invalid`, path };
  return [...words].length > most ? { code: `${path}_too_long`, path } : words;
}

/** Questions without the empty ones, or why they are none. */
function questionsOf(value: unknown): readonly string[] | LookFault {
  const path = 'questions';
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((one): one is string => typeof one === 'string'))
    return { code: 'questions_invalid', path };
  const all = value.map((one) => one.trim()).filter(Boolean);
  if (all.some((one) => hasControl(one) || one.includes(QUESTION_MARK))) return { code: 'questions_invalid', path };
  if (all.length > QUESTIONS_MAX) return { code: 'questions_too_many', path };
  return all.some((one) => [...one].length > QUESTION_MAX) ? { code: 'question_too_long', path } : all;
}

/** A picture's address as people paste it, or why it is none. */
function photoOf(value: unknown): string | LookFault {
  const address = typeof value === 'string' ? value.trim() : value === undefined ? '' : ' ';
  return address === '' || (address.length <= PHOTO_MAX && ADDRESS.test(address))
    ? address
    : { code: 'photo_invalid', path: 'photo' };
}

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
  /** What was read; nothing where it is a fault, which is told, or empty, which is the product's own. */
  function read<T extends string | readonly string[]>(found: T | LookFault): T | undefined {
    if (typeof found !== 'object' || !('code' in found)) return found.length > 0 ? found : undefined;
    faults.push(found);
    return undefined;
  }
  const heading = read(wordsOf('heading', given.heading, HEADING_MAX));
  const greeting = read(wordsOf('greeting', given.greeting, GREETING_MAX));
  const questions = read(questionsOf(given.questions));
  const photo = read(photoOf(given.photo));
  if (given.sounds !== undefined && given.sounds !== 'on') faults.push({ code: 'choice_invalid', path: 'sounds' });
  const look: Look = {
    ...(brand === undefined ? {} : { brand }),
    position: choice('position', LOOK_CHOICES.position, STANDARD_LOOK.position),
    theme: choice('theme', LOOK_CHOICES.theme, STANDARD_LOOK.theme),
    locale: choice('locale', LOOK_CHOICES.locale, STANDARD_LOOK.locale),
    ...(heading === undefined ? {} : { heading }),
    ...(greeting === undefined ? {} : { greeting }),
    ...(questions === undefined ? {} : { questions }),
    ...(photo === undefined ? {} : { photo }),
    ...(given.sounds === 'on' ? { sounds: 'on' } : {}),
    storage: choice('storage', LOOK_CHOICES.storage, STANDARD_LOOK.storage),
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, look };
}
