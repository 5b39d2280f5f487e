/**
 * How much of a sentence ends at a character that is neither letter nor digit: `soft` ones are what words are spread with (spaces, dots,
 * dashes, hearts), `hard` ones what people end a part of a sentence with.
 */
export type Kind = 'word' | 'soft' | 'hard';

/** A text as it reads: lower case, full-width and decorated characters plain, invisible ones gone. One character an entry. */
export interface Folded {
  readonly chars: readonly string[];
  readonly kinds: readonly Kind[];
  /** Where each one begins and ends in the text, in UTF-16 units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const HARD = new Set([...',!?;:()[]{}<>"\n\r，。！？；：、（）【】《》“”「」…']);
const WORD = /^[\p{L}\p{N}\p{Mc}]$/u;
// Marks above letters, variation selectors, key caps, zero-width and direction marks: nobody sees a letter in them.
const UNSEEN = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
/** An ASCII or Latin letter, or a digit: what begins a word only behind something else. */
export const isLatin = (char: string | undefined): boolean =>
  char !== undefined && /^[a-z0-9\u00df-\u024f]$/.test(char);
export const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
export const isLetter = (char: string | undefined): boolean => char !== undefined && char >= 'a' && char <= 'z';

function kindOf(char: string): Kind {
  if (WORD.test(char)) return 'word';
  return HARD.has(char) ? 'hard' : 'soft';
}

const ASCII: readonly { char: string; kind: Kind }[] = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code).toLowerCase();
  return { char, kind: kindOf(char) };
});

/** Latin letters lose what stands above and below them; other scripts need their marks. */
function plain(point: string, code: number): string {
  const folded = point.normalize('NFKC').toLowerCase();
  return code < 0x250 ? folded.normalize('NFD') : folded;
}

/** Folds a text. Linear: a code point becomes 18 characters at most, and most become themselves. */
export function fold(text: string): Folded {
  const chars: string[] = [];
  const kinds: Kind[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (char: string, kind: Kind, start: number, end: number): void => {
    chars.push(char);
    kinds.push(kind);
    starts.push(start);
    ends.push(end);
  };
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    const known = ASCII[code];
    if (known) add(known.char, known.kind, at, end);
    else if (isIdeograph(code)) add(text.charAt(at), 'word', at, end);
    else {
      for (const char of plain(text.slice(at, end), code)) {
        if (!UNSEEN.test(char)) add(char, kindOf(char), at, end);
      }
    }
    at = end;
  }
  return { chars, kinds, starts, ends };
}

/** The places of letters and digits: the text without whatever they are spread with. */
export function wordsOf({ kinds }: Folded): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < kinds.length; at += 1) if (kinds[at] === 'word') places.push(at);
  return places;
}

/** Only the letters and digits of a text, as they read: what two texts are compared by. */
export function tight(text: string): string {
  const folded = fold(text);
  return wordsOf(folded)
    .map((at) => folded.chars[at])
    .join('');
}
