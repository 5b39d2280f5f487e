import type { ProblemCode } from '@shopbell/protocol';

// Tab and line ends stay; a byte order mark may begin it.
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
const MARKUP = /^\s*<(?:!doctype|html|head|body|script|svg|\?xml|math|iframe)/i;

/** Text is UTF-8 without controls, and no page that calls itself text. Undefined: it is good. */
export function faultOfText(bytes: Uint8Array): ProblemCode | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'file_mismatch';
  }
  if (CONTROL.test(text)) return 'file_mismatch';
  return MARKUP.test(text) ? 'file_unsafe' : undefined;
}
