import { en, type Messages } from './en.ts';
import { zhCN } from './zh-cn.ts';

export type { Messages };

/** The languages the console speaks, by their BCP 47 tags. */
export const LANGUAGES = { en, 'zh-CN': zhCN } as const satisfies Record<string, Messages>;
export type Language = keyof typeof LANGUAGES;

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(LANGUAGES, value);

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
