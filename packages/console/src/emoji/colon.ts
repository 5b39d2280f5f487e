/** A name that is being typed behind a colon: where the colon stands, and what was typed of the name. */
export interface Colon {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** Names are no longer than this, in UTF-16 units. */
const NAME_MAX = 32;

/**
 * The name before the caret, if one is being typed: behind a colon that begins the text or follows a space, so that a time or an
 * address is none. Of Latin letters two are needed, of others one.
 */
export function colonAt(text: string, caret: number): Colon | undefined {
  const before = text.slice(Math.max(0, caret - NAME_MAX - 2), caret);
  const found = /(?:^|\s)[:：]([\p{L}\p{N}_+-]+)$/u.exec(before);
  const words = found?.[1] ?? '';
  if (words === '' || words.length > NAME_MAX || (/^[\p{Script=Latin}\p{N}_+-]$/u.test(words) && words.length < 2)) {
    return undefined;
  }
  return { from: caret - words.length - 1, to: caret, words };
}
