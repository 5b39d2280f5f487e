import { lineIn } from '../text/control.ts';
import type { Position } from './position.ts';
import { parsePosition, type Store, type StoreFault } from './store.ts';

/** A place that shoppers may type, and where it is. It has a name, a city or a postcode at least. */
export interface Locality {
  readonly name?: string;
  readonly city?: string;
  readonly postcode?: string;
  readonly position: Position;
}

export const LOCALITY_BOUNDS = {
  /** Places of a site: every postcode of a large country. */
  perSite: 50_000,
  wordsMaxChars: 80,
} as const;

export interface LocalityFault {
  readonly code: StoreFault['code'] | 'locality_invalid' | 'locality_empty';
  readonly path: string;
}

export type LocalityResult =
  | { readonly ok: true; readonly locality: Locality }
  | { readonly ok: false; readonly faults: readonly LocalityFault[] };

/** What a place is called, in any of three ways. */
const WORDS = ['name', 'city', 'postcode'] as const;

/** Checks a place that comes from outside, in any of the systems, as `parseStore` does a store. */
export function parseLocality(
  given: { readonly [W in (typeof WORDS)[number] | 'position']?: unknown },
): LocalityResult {
  const faults: LocalityFault[] = [];
  const words = WORDS.flatMap((path) => {
    const value = given[path];
    if (value === undefined || value === '') return [];
    const line = lineIn(value, LOCALITY_BOUNDS.wordsMaxChars);
    if (line === undefined) faults.push({ code: 'locality_invalid', path });
    return line === undefined ? [] : [[path, line] as const];
  });
  if (words.length === 0 && faults.length === 0) faults.push({ code: 'locality_empty', path: 'name' });
  const position = parsePosition(given.position, (code, path) => void faults.push({ code, path }));
  if (faults.length > 0 || position === undefined) return { ok: false, faults };
  return { ok: true, locality: { ...Object.fromEntries(words), position } };
}

/** As two ways of writing a place are compared: 上海市徐汇区 and 上海 徐汇 are one. */
const folded = (text: string): string => {
  const plain = text.normalize('NFKC').toLowerCase();
  const short = plain.replace(/[省市区县]/gu, '');
  return (short === '' ? plain : short).replace(/[-.·']/gu, '');
};

/** The words that somebody typed, apart. */
const tokensOf = (text: string): readonly string[] =>
  folded(text)
    .split(/[\s,，、;；/]+/u)
    .filter(Boolean);

/** A place as it is looked for: made once, for a list that is looked through often. */
export interface IndexedLocality {
  readonly locality: Locality;
  readonly name: string;
  readonly city: string;
  readonly postcode: string;
}

export const indexLocalities = (localities: readonly Locality[]): readonly IndexedLocality[] =>
  localities.map((locality) => {
    const { name = '', city = '', postcode = '' } = locality;
    const plain = (text: string): string => folded(text).replace(/\s+/gu, '');
    return { locality, name: plain(name), city: plain(city), postcode: plain(postcode) };
  });

/** How well a place is what was typed, 0 best; undefined when it is not. Written apart or together, the city before the name or after. */
function rankOf(
  { name, city, postcode }: IndexedLocality,
  tokens: readonly string[],
  together: string,
): number | undefined {
  if (together === postcode) return 0;
  if (together === name || together === city + name || together === name + city) return name === '' ? 1 : 2;
  if (together === city) return 3;
  const ways = [name, city, postcode, city + name].filter(Boolean);
  return tokens.every((token) => ways.some((way) => way.startsWith(token))) ? 4 : undefined;
}

/** The places that were typed, the likeliest first, and of the same likelihood in the order of the list. */
export function findLocalities(
  localities: readonly IndexedLocality[],
  text: string,
  limit: number,
): readonly Locality[] {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return [];
  const together = tokens.join('');
  return localities
    .flatMap((one) => {
      const rank = rankOf(one, tokens, together);
      return rank === undefined ? [] : [{ rank, locality: one.locality }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ locality }) => locality);
}

/** What a place is called in a line: the name, then where it lies. */
export const localityLabel = ({ name, city, postcode }: Locality): string =>
  [name, city, postcode].filter(Boolean).join(', ');

/** The stores that have all of the words in their name or address, in the order of the list. */
export function storesNamed<S extends Pick<Store, 'name' | 'address'>>(
  stores: readonly S[],
  text: string,
  limit: number,
): readonly S[] {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return [];
  const found: S[] = [];
  for (const store of stores) {
    const words = folded(`${store.name} ${store.address}`);
    if (tokens.every((token) => words.includes(token))) found.push(store);
    if (found.length >= limit) break;
  }
  return found;
}
