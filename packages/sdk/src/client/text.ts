import type { Page } from '@shopbell/protocol';
import { must } from '../errors.ts';
import { TITLE_MAX_CHARS, URL_MAX_CHARS } from '../limits.ts';

/**
 * Refuses what the relay would refuse for certain, before it is taken in: a text that can never be stored must not wait.
 * @param maxChars in Unicode code points
 * @throws ChatError `text_empty`, `text_too_long`
 */
export function checkText(text: string, maxChars: number): void {
  must(typeof text === 'string', 'text');
  must(text.trim(), 'text', 'text_empty');
  must([...text].length <= maxChars, 'text', 'text_too_long');
}

/** A page as the wire takes it: an overlong address, an overlong or broken title must not cost the message. */
export const trimPage = (page: Page | undefined): Page | undefined =>
  page && {
    url: page.url.slice(0, URL_MAX_CHARS),
    title: page.title.slice(0, TITLE_MAX_CHARS).replace(/\p{Cs}/gu, ''),
  };
