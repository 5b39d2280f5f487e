import { callOf, PHONE } from './phone.ts';
import { safeUrl } from './safe-url.ts';

/** A run of plain text, or a link with the text that was written. */
export type Token = string | { href: string; text: string };

/**
 * What may start and make up an address in running text: printable ASCII without quotes and angle brackets, so that Chinese
 * right after an address is not swallowed.
 */
const ADDRESS = '(?:https?:\\/\\/|www\\.|mailto:|tel:)[!#-;=?-_a-z~]+';
/** An e-mail address by itself. It begins where nothing of one stands before it, so that no text is gone through twice. */
const MAIL = '(?<![\\w.+@/-])[\\w.+-]{1,64}@(?:[a-z\\d-]{1,63}\\.){1,8}[a-z]{2,24}(?![\\w@-])';
/** No unbounded repetition inside another one: linear in the text's length. */
const LINK = new RegExp(`(?<address>${ADDRESS})|(?<mail>${MAIL})|${PHONE}`, 'gi');

/** Punctuation that ends a sentence rather than an address; a closing bracket stays while it closes one inside. */
const end = (address: string): number => {
  const open = address.indexOf('(');
  let at = address.length;
  for (; at > 0; at -= 1) {
    const last = address.charAt(at - 1);
    if (last === ')' && open >= 0 && open < at) break;
    if (!".,;:!?')]*_".includes(last)) break;
  }
  return at;
};

/** Where a match leads, and the text of it. */
function target(match: RegExpMatchArray): [text: string, address: string | undefined] {
  const { address, mail } = match.groups ?? {};
  if (mail) return [mail, `mailto:${mail}`];
  if (!address) return [match[0], callOf(match)];
  const text = address.slice(0, end(address));
  return [text, /^www\./i.test(text) ? `https://${text}` : text];
}

/** Cuts a text into plain runs and links. Joined again, the tokens give the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const [written, address = ''] = target(match);
    const href = safeUrl(address);
    if (!href) continue;
    if (match.index > from) tokens.push(text.slice(from, match.index));
    tokens.push({ href, text: written });
    from = match.index + written.length;
  }
  if (from < text.length || tokens.length === 0) tokens.push(text.slice(from));
  return tokens;
}
