import { maskText } from '@shopbell/domain';
import type { DeskEvent, PublicEvent } from '@shopbell/protocol';
import type { Piece } from './atoms.ts';
import { placesOf, type Span } from './places.ts';

/** A text as the desk may see it, and where what was looked for stands in it. */
export interface Shown {
  text: string;
  places: Span[];
}

/** Words of a shopper, or about them from the shop: agents read them masked. */
export const isMasked = ({ kind, by }: Pick<PublicEvent | DeskEvent, 'kind' | 'by'>): boolean =>
  by.role === 'shopper' || kind === 'identified';

/**
 * What is shown of a text in which all pieces stand; undefined where they don't. What is private in it is masked if it `masks`, and found
 * by who knows all of it: who could find the beginning of a number would have the rest with a few more questions, and nobody would
 * have noted it.
 */
export function shownOf(text: string, masks: boolean, pieces: readonly Piece[]): Shown | undefined {
  const masked = masks ? maskText(text) : { text, pieces: [] };
  const seen = placesOf(masked.text, pieces);
  if (seen || masked.pieces.length === 0) return seen && { text: masked.text, places: seen };
  const places = placesOf(
    text,
    pieces.map((piece) => ({ ...piece, open: false })),
  );
  const isWhole = places?.every((place) =>
    masked.pieces.every(
      ({ start, end }) => place.end <= start || place.start >= end || (place.start <= start && place.end >= end),
    ),
  );
  return places && isWhole ? { text: masked.text, places } : undefined;
}
