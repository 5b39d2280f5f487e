import type { Messages } from './en.ts';

export type { Messages };

/** The languages the console speaks, by their BCP 47 tags: the files of strings, of which a page has only those it needs. */
const FILES = {
  en: () => import('./en.ts').then(({ en }) => en),
  'zh-CN': () => import('./zh-cn.ts').then(({ zhCN }) => zhCN),
} as const satisfies Record<string, () => Promise<Messages>>;
export type Language = keyof typeof FILES;

/** Every language there is, loaded or not. */
export const LANGUAGE_TAGS = Object.keys(FILES) as readonly Language[];

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(FILES, value);

/** The strings that are there. */
export interface Texts {
  /** Undefined until they were loaded. */
  of(language: Language): Messages | undefined;
  /** Resolves once they are there. Rejects when they can't be had; the next call tries again. */
  load(language: Language): Promise<void>;
}

/** Strings that come by language, each once. */
export function comingTexts(): Texts {
  const here = new Map<Language, Messages>();
  return {
    of: (language) => here.get(language),
    async load(language) {
      if (!here.has(language)) here.set(language, await FILES[language]());
    },
  };
}

/** The language to start in: what was chosen before, else the first of the browser's that we speak, else English. */
export function startLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0];
    if (base === 'zh') return 'zh-CN';
    if (base === 'en') return 'en';
  }
  return 'en';
}
