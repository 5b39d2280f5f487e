import type { PrivateKind } from '@shopbell/protocol';
import { digitRuns } from '../text/digits.ts';
import { emailsIn, type Span } from '../text/email.ts';
import { type Folded, fold } from '../text/fold.ts';
import { addressesIn, mayNameStreet } from './address.ts';
import { numberKind } from './numbers.ts';

/** Something of a person in what they wrote, in UTF-16 units. */
export interface PrivatePiece {
  readonly kind: PrivateKind;
  readonly start: number;
  readonly end: number;
}

/** A text that may be shown to anybody of the desk. It is as long as it was, so the places are those of what was written. */
export interface Masked {
  readonly text: string;
  readonly pieces: readonly PrivatePiece[];
}

interface Found extends Span {
  readonly kind: PrivateKind;
}

// 路街道巷弄胡小花公大广新家村苑市区县镇乡号栋幢: without one of them no Chinese address is found.
const PLACE = /[路街道巷弄同区园寓厦场村苑]/;

/** Can there be anything at all? Most of what people write has neither seven digits, an @ nor a road in it. */
function mayHold(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isAscii = code >= 48 && code <= 57;
    // Full-width and decorated digits, 零 to 九 and their like count too, roughly: this only decides whether to look.
    if (isAscii || (code >= 0xff10 && code <= 0xff19) || (code >= 0x2460 && code <= 0x24ff)) digits += 1;
    else if (code === 64 || code === 0xff20 || code === 40 || code === 91) return true;
    else if ('零〇一幺壹二三四五六七八九'.includes(text.charAt(at))) digits += 1;
    else if (code >= 0xd800 && code <= 0xdbff) digits += 1;
  }
  return digits >= 7 || PLACE.test(text) || (digits > 0 && mayNameStreet(text));
}

function numbersIn(folded: Folded): Found[] {
  return digitRuns(folded).flatMap((run): Found[] => {
    const number = numberKind(folded, run);
    if (!number) return [];
    const last = (run.places.at(-1) ?? 0) + (number.x ? 1 : 0);
    return [{ kind: number.kind, first: run.places[0] ?? 0, last }];
  });
}

/** What there is of a person in a text, from left to right, nothing over another. Linear in the text. */
export function findPrivate(text: string): readonly PrivatePiece[] {
  if (!mayHold(text)) return [];
  const folded = fold(text);
  const found: Found[] = [
    ...numbersIn(folded),
    ...emailsIn(folded).map((span): Found => ({ kind: 'email', ...span })),
    ...addressesIn(folded).map((span): Found => ({ kind: 'address', ...span })),
  ];
  const pieces: PrivatePiece[] = [];
  for (const { kind, first, last } of found.toSorted((a, b) => a.first - b.first || b.last - a.last)) {
    const [start, end] = [folded.starts[first], folded.ends[last]];
    if (start !== undefined && end !== undefined && start >= (pieces.at(-1)?.end ?? 0))
      pieces.push({ kind, start, end });
  }
  return pieces;
}

/** How many letters and digits stay at each end of a piece. */
const STAYS: { readonly [K in PrivateKind]: readonly [before: number, after: number] } = {
  phone: [3, 4],
  identity: [3, 4],
  card: [0, 4],
  email: [1, 0],
  address: [2, 0],
};

const isShown = (unit: string): boolean => /[\s\-()+@.]/.test(unit);

/** The same number of UTF-16 units with `*` for what is not to be read; spaces, dashes, brackets stay. */
function starred(piece: string, kind: PrivateKind): string {
  const units = piece.split('');
  // The part behind the @ is where, not who.
  const at = kind === 'email' ? Math.max(piece.indexOf('@'), piece.indexOf('＠')) : -1;
  const hidden = units.flatMap((unit, index) => (isShown(unit) || (at >= 0 && index >= at) ? [] : [index]));
  const [before, after] = STAYS[kind];
  const stars = new Set(
    hidden.slice(Math.min(before, hidden.length >> 1), Math.max(0, hidden.length - after) || undefined),
  );
  return units.map((unit, index) => (stars.has(index) ? '*' : unit)).join('');
}

/** Masks what there is of a person. The same text where there is nothing. */
export function maskText(text: string): Masked {
  const pieces = findPrivate(text);
  if (pieces.length === 0) return { text, pieces };
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of pieces) {
    masked += text.slice(from, start) + starred(text.slice(start, end), kind);
    from = end;
  }
  return { text: masked + text.slice(from), pieces };
}

// A number that the end of the line cuts off can't be told any more: long ones are taken for private.
const CUT = /[\d０-９][\d０-９\s-]{3,}$/;

/** The start of a text that was cut for a list: what may have gone on behind the cut is masked too. */
export function maskStart(text: string, isCut: boolean): string {
  const masked = maskText(text).text;
  const tail = isCut ? CUT.exec(masked)?.[0] : undefined;
  return tail === undefined ? masked : masked.slice(0, -tail.length) + tail.replace(/[\d０-９]/g, '*');
}
