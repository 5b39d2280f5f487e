import { safeUrl } from './safe-url.ts';

/** A piece of a text; with `href` where it is a link. The pieces joined give the text back. */
export interface Piece {
  text: string;
  href?: string;
}

// ASCII only: Chinese follows an address without a space, and look-alike letters have no business in a link.
const CANDIDATE = /https?:\/\/[!#-;=?-_a-z~]+/gi;

/** Cuts a text into plain pieces and http(s) links. Linear in the text's length. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const shown = match[0].slice(0, addressLength(match[0]));
    const href = safeUrl(shown);
    if (!href) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: shown, href });
    from = match.index + shown.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** Without the sentence's own punctuation behind it; a closing bracket stays when its opening one is inside. */
function addressLength(candidate: string): number {
  let open = 0;
  let close = 0;
  for (const c of candidate) {
    if (c === '(') open++;
    else if (c === ')') close++;
  }
  let end = candidate.length;
  for (; end > 0; end--) {
    const last = candidate.charAt(end - 1);
    if (last === ')' && close > open) close--;
    else if (!/[.,:;!?'*_~]/.test(last)) break;
  }
  return end;
}
