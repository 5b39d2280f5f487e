import type { PrivateKind } from '@shopbell/protocol';
import { digitRuns } from '../text/digits.ts';
import { emailsIn, type Span } from '../text/email.ts';
import { type Folded, fold } from '../text/fold.ts';
import { addressesIn } from './address.ts';
import { mayHold } from './glance.ts';
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

/** How many letters and digits stay at each end of a piece, at most. */
const STAYS: { readonly [K in PrivateKind]: readonly [before: number, after: number] } = {
  phone: [3, 4],
  identity: [3, 4],
  card: [0, 4],
  email: [1, 0],
  address: [2, 0],
};

/** So many letters and digits are hidden before any at the end stays: of a mobile number's 11 exactly these are. */
const HIDDEN = 4;

const isShown = (unit: string): boolean => /[\s\-()+@.]/.test(unit);

/**
 * A text that is all of one kind, for anybody of the desk: the same number of UTF-16 units with `*` for what is not to be read; spaces,
 * dashes, brackets stay.
 */
export function maskAs(piece: string, kind: PrivateKind): string {
  const units = piece.split('');
  // The part behind the @ is where, not who.
  const at = kind === 'email' ? Math.max(piece.indexOf('@'), piece.indexOf('＠')) : -1;
  const hidden = units.flatMap((unit, index) => (isShown(unit) || (at > 0 && index >= at) ? [] : [index]));
  const [head, tail] = STAYS[kind];
  const before = Math.min(head, hidden.length >> 1);
  const after = Math.min(tail, Math.max(0, hidden.length - before - HIDDEN));
  const stars = new Set(hidden.slice(before, hidden.length - after));
  return units.map((unit, index) => (stars.has(index) ? '*' : unit)).join('');
}

/** Masks what there is of a person. The same text where there is nothing. */
export function maskText(text: string): Masked {
  const pieces = findPrivate(text);
  if (pieces.length === 0) return { text, pieces };
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of pieces) {
    masked += text.slice(from, start) + maskAs(text.slice(start, end), kind);
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
