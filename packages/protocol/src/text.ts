import * as v from 'valibot';
import { LIMITS } from './limits.ts';

/** Number of Unicode code points, without building an array of them. */
function codePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}

/** True when `text` has at most `max` code points; cheap for the common short text. */
export function fits(text: string, max: number): boolean {
  return text.length <= max || (text.length <= 2 * max && codePoints(text) <= max);
}

/**
 * What a person wrote: 1 to `limits.textMaxChars` code points, not only white space, whole surrogate pairs.
 * The issue messages are problem codes: the edge answers with them by name.
 */
export const Text = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', 'text_empty'),
  v.check((text) => fits(text, LIMITS.textMaxChars), 'text_too_long'),
  v.check((text) => text.isWellFormed(), 'bad_text'),
  v.title(`text (1–${LIMITS.textMaxChars} code points)`),
);

/** What a person wrote beside a file: it may be nothing. */
export const Words = v.pipe(
  v.string(),
  v.check((text) => fits(text, LIMITS.textMaxChars), 'text_too_long'),
  v.check((text) => text.isWellFormed(), 'bad_text'),
  v.title(`text (0–${LIMITS.textMaxChars} code points)`),
);

/** `Text` as a question, for where a frame is checked without schemas. */
export const isText = (text: string): boolean =>
  text.trim() !== '' && fits(text, LIMITS.textMaxChars) && text.isWellFormed();

/** A short label from outside (a name, a page's title): hostile until shown as a text node. */
export const Label = v.pipe(
  v.string(),
  v.maxLength(LIMITS.titleMaxChars),
  v.check((text) => text.isWellFormed(), 'bad_text'),
);

/** Longest name of a person that can be set, in code points. Older ones may be longer. */
export const PERSON_NAME_MAX_CHARS = 64;

// Controls (line ends too), and the marks that turn what follows them around.
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A name that somebody sets: 1 to `max` code points in one line, and nothing in it that changes how the words around it are read. */
export const Name = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check((text) => text !== '', 'text_empty'),
    v.check((text) => fits(text, max), 'text_too_long'),
    v.check((text) => text.isWellFormed() && !CONTROL.test(text), 'bad_text'),
  );

/** `Name` as a question, for who tells all that is wrong with a form at once. */
export const isName = (text: string, max: number): boolean => v.is(Name(max), text);

/** What whoever answers must know, as the site calls it: `returns`, `退换货`. */
export const Skill = v.pipe(
  v.string(),
  v.regex(/^\S(?:.*\S)?$/u, 'one line without space around it'),
  v.maxLength(LIMITS.skillMaxChars, 'text_too_long'),
  v.check((text) => text.isWellFormed(), 'bad_text'),
);

/** What a request asks of whoever answers it. */
export const Skills = v.pipe(v.array(Skill), v.maxLength(LIMITS.skillsMax, 'too_many'));

/** The page a shopper is on. The address is shown, and only linked when it is http(s). */
export const Page = v.object({
  url: v.pipe(
    v.string(),
    v.maxLength(LIMITS.urlMaxChars),
    v.check((text) => text.isWellFormed(), 'bad_text'),
  ),
  title: Label,
});
export type Page = v.InferOutput<typeof Page>;
