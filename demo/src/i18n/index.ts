import { en } from './en.ts';
import type { Language } from './language.ts';
import type { Messages } from './messages.ts';
import { zh } from './zh.ts';

/** What the shop says, by language. */
export const MESSAGES: Readonly<Record<Language, Messages>> = { en, zh };
