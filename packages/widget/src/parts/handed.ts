import { menu } from './menu.ts';
import { question } from './question.ts';

/**
 * What the parts that are loaded last draw with. They are handed it by the part before them: what two files import becomes a third, with a
 * round trip of its own.
 */
export const HANDED = { menu, question };
export type Handed = typeof HANDED;
