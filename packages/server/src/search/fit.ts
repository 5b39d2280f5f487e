/**
 * How well a shopper fits: their number was typed, they are called so, their name has it, a tag, a remark. A better fit is told before all others, and of the same
 * fit who came last.
 */
export const FITS = ['numbered', 'called', 'named', 'tagged', 'remarked'] as const;
export type Fit = (typeof FITS)[number];

/** How far the shoppers of an answer went: no further shopper of this fit has a number that is not below. */
export interface PeopleCursor {
  readonly fit: Fit;
  readonly below: number;
}

/** Beyond every number. */
const ANY = Number.MAX_SAFE_INTEGER;

export const writeCursor = ({ fit, below }: PeopleCursor): string => `${FITS.indexOf(fit)}.${below}`;

/** Undefined where the text is no cursor. */
export function readCursor(text: string): PeopleCursor | undefined {
  const [, place = '', below = ''] = /^(\d)\.(\d{1,16})$/.exec(text) ?? [];
  const fit = FITS[Number(place)];
  return fit === undefined || place === '' ? undefined : { fit, below: Number(below) };
}

/** The fits that are still to be looked through, each with where it begins. */
export const fitsFrom = (cursor: PeopleCursor | undefined): PeopleCursor[] =>
  FITS.slice(cursor ? FITS.indexOf(cursor.fit) : 0).map((fit) => (fit === cursor?.fit ? cursor : { fit, below: ANY }));
