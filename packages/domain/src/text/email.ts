import { type Folded, isDigit, isLetter } from './fold.ts';

/** Places in a folded text, the last one included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const isPart = (char: string | undefined): boolean => isLetter(char) || isDigit(char) || char === '-';
const isLocal = (char: string | undefined): boolean =>
  isPart(char) || char === '.' || char === '_' || char === '+' || char === '%';
const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\u3000';
const SPACES_MAX = 2;
/** RFC 5321: nothing is longer. */
const LOCAL_MAX = 64;
const HOST_MAX = 253;

const skip = (chars: readonly string[], from: number, by: 1 | -1): number => {
  let at = from;
  while (Math.abs(at - from) < SPACES_MAX && isBlank(chars[at])) at += by;
  return at;
};

/** The last place of a host that begins at `from`, with its dots written as dots, and a space at each side of them at most. */
export function hostEnd(chars: readonly string[], from: number): number | undefined {
  let at = from;
  let dots = 0;
  let label = 0;
  while (at - from < HOST_MAX) {
    if (isPart(chars[at])) {
      label += 1;
      at += 1;
      continue;
    }
    const dot = skip(chars, at, 1);
    const next = skip(chars, dot + 1, 1);
    if (label === 0 || chars[dot] !== '.' || !isPart(chars[next])) break;
    // A full stop and a space end a sentence; a dot that is spread has a space at both sides.
    if (next !== dot + 1 && dot === at) break;
    dots += 1;
    label = 0;
    at = next;
  }
  return dots > 0 && label >= 2 ? at - 1 : undefined;
}

/** `@`, or `(at)` and `[at]`: the places it covers. */
function atSign(chars: readonly string[], place: number): Span | undefined {
  const char = chars[place];
  if (char === '@') return { first: place, last: place };
  const closed = (char === '(' && chars[place + 3] === ')') || (char === '[' && chars[place + 3] === ']');
  return closed && chars[place + 1] === 'a' && chars[place + 2] === 't' ? { first: place, last: place + 3 } : undefined;
}

/** Every e-mail address, also one whose sign is spelt `(at)`, or that has a space on either side of it. */
export function emailsIn({ chars }: Folded): readonly Span[] {
  const found: Span[] = [];
  for (let place = 0; place < chars.length; place += 1) {
    const sign = atSign(chars, place);
    if (!sign) continue;
    const before = skip(chars, sign.first - 1, -1);
    let first = before;
    while (before - first < LOCAL_MAX && isLocal(chars[first])) first -= 1;
    const last = hostEnd(chars, skip(chars, sign.last + 1, 1));
    if (first < before && last !== undefined) found.push({ first: first + 1, last });
  }
  return found;
}
