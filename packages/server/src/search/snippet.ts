import type { Span } from './places.ts';

/** A part of a text around what was found in it. */
export interface Snippet {
  text: string;
  /** Where the words stand in `text`. */
  places: Span[];
  /** The text goes on before it, and after it. */
  cut: { before: boolean; after: boolean };
}

/** Longest snippet, and how much of it stands before the first place, in UTF-16 units. */
const LENGTH = 160;
const BEFORE = 40;
/** Places told of one snippet. */
const PLACES_MAX = 20;

/** Not between the two halves of a character. */
const whole = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
};

/** The part of `text` around the first of `places`, which are in order. */
export function snippetOf(text: string, places: readonly Span[]): Snippet {
  const first = places[0]?.start ?? 0;
  const start = whole(text, text.length <= LENGTH ? 0 : Math.max(0, Math.min(first - BEFORE, text.length - LENGTH)));
  const end = whole(text, Math.min(text.length, start + LENGTH));
  return {
    text: text.slice(start, end),
    places: places
      .filter((place) => place.start >= start && place.start < end)
      .slice(0, PLACES_MAX)
      .map((place) => ({ start: place.start - start, end: Math.min(place.end, end) - start })),
    cut: { before: start > 0, after: end < text.length },
  };
}
