import { safeUrl } from './safe-url.ts';

/** A run of plain text, or a link with the text that was written. */
export type Token = string | { href: string; text: string };

/**
 * What may start and make up an address in running text: printable ASCII without quotes and angle brackets, so that Chinese
 * right after an address is not swallowed. No nested repetition: linear in the text's length.
 */
const ADDRESS = /(?:https?:\/\/|www\.|mailto:|tel:)[!#-;=?-_a-z~]+/gi;

/** Punctuation that ends a sentence rather than an address; a closing bracket stays while it closes one inside. */
const end = (address: string): number => {
  let at = address.length;
  for (; at > 0; at -= 1) {
    const last = address.charAt(at - 1);
    if (last === ')' && address.lastIndexOf('(', at - 1) >= 0) break;
    if (!".,;:!?')]*_".includes(last)) break;
  }
  return at;
};

/** Cuts a text into plain runs and links. Joined again, the tokens give the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const written = match[0].slice(0, end(match[0]));
    const href = safeUrl(/^www\./i.test(written) ? `https://${written}` : written);
    if (!href) continue;
    if (match.index > from) tokens.push(text.slice(from, match.index));
    tokens.push({ href, text: written });
    from = match.index + written.length;
  }
  if (from < text.length || tokens.length === 0) tokens.push(text.slice(from));
  return tokens;
}
