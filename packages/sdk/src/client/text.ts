import type { Page } from '@shopbell/protocol';
import { ChatError } from '../errors.ts';
import { TITLE_MAX_CHARS, URL_MAX_CHARS } from '../limits.ts';

/**
 * Refuses what the relay would refuse for certain, before it is taken in: a text that can never be stored must not wait.
 * @param maxChars in Unicode code points
 * @throws ChatError `text_empty`, `text_too_long`
 */
export function checkText(text: string, maxChars: number): void {
  const code = !text.trim() ? 'text_empty' : text.length > maxChars && [...text].length > maxChars && 'text_too_long';
  if (code) throw new ChatError(code, undefined, 'fix', 'text');
}

/** Overlong or broken addresses and titles must not cost the message. */
const cut = (text: string, max: number) => text.slice(0, max).replace(/\p{Cs}/gu, '');

/** A page as the wire takes it. */
export const trimPage = ({ url, title }: Page): Page => ({
  url: cut(url, URL_MAX_CHARS),
  title: cut(title, TITLE_MAX_CHARS),
});
