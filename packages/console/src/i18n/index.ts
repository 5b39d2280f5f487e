import { type AllMessages, together } from './all.ts';
import type { Messages } from './en.ts';
import type { Rest } from './rest/en.ts';

export type { AllMessages, Messages };

/** The files of a language: what the first screen says, and what all that comes later does. */
interface Files {
  first(): Promise<Messages>;
  rest(): Promise<Rest>;
}

/** The languages the console speaks, by their BCP 47 tags: the files of strings, of which a page has only those it needs. */
const FILES = {
  en: {
    first: () => import('./en.ts').then(({ en }) => en),
    rest: () => import('./rest/en.ts').then(({ enRest }) => enRest),
  },
  'zh-CN': {
    first: () => import('./zh-cn.ts').then(({ zhCN }) => zhCN),
    rest: () => import('./rest/zh-cn.ts').then(({ zhRest }) => zhRest),
  },
} as const satisfies Record<string, Files>;
export type Language = keyof typeof FILES;

/** Every language there is, loaded or not. */
export const LANGUAGE_TAGS = Object.keys(FILES) as readonly Language[];

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(FILES, value);

/** The strings that are there. */
export interface Texts {
  /** Those of the first screen. Undefined until they were loaded. */
  of(language: Language): Messages | undefined;
  /** Those, and those of all that comes later. Undefined until both were loaded. */
  allOf(language: Language): AllMessages | undefined;
  /** Resolves once those of the first screen are there. Rejects when they can't be had; the next call tries again. */
  load(language: Language): Promise<void>;
  /** The same for all of them. */
  loadAll(language: Language): Promise<void>;
}

/** Strings that come by language, each once. */
export function comingTexts(): Texts {
  const first = new Map<Language, Messages>();
  const all = new Map<Language, AllMessages>();
  const firstOf = async (language: Language): Promise<Messages> => {
    const texts = first.get(language) ?? (await FILES[language].first());
    first.set(language, texts);
    return texts;
  };
  return {
    of: (language) => first.get(language),
    allOf: (language) => all.get(language),
    async load(language) {
      await firstOf(language);
    },
    async loadAll(language) {
      if (all.has(language)) return;
      const [texts, rest] = await Promise.all([firstOf(language), FILES[language].rest()]);
      all.set(language, together(texts, rest));
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
