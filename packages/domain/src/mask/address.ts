import type { Span } from '../text/email.ts';
import { type Folded, isDigit, isLetter } from '../text/fold.ts';

const HAN_DIGITS = new Set([...'一二三四五六七八九十百零〇']);
const isHan = (char: string | undefined): boolean => char !== undefined && char >= '\u4e00' && char <= '\u9fff';
const isNumber = (char: string | undefined): boolean => isDigit(char) || (char !== undefined && HAN_DIGITS.has(char));

/** What a place's number stands behind, and what stands behind the number. */
const ROADS = [
  '路',
  '街',
  '大道',
  '道',
  '巷',
  '弄',
  '胡同',
  '小区',
  '花园',
  '公寓',
  '大厦',
  '广场',
  '新村',
  '家园',
  '村',
  '苑',
];
const UNITS = ['号楼', '号院', '号', '弄', '栋', '幢', '座', '单元', '室', '层'];
/** Larger than a road, from the largest on: one of each, in this order, is an address without a number too. */
const LEVELS: readonly (readonly string[])[] = [
  ['省', '自治区'],
  ['市', '自治州', '州', '盟'],
  ['区', '县', '旗'],
  ['街道', '镇', '乡', '村'],
  ['路', '街', '大道', '巷', '胡同', '小区', '花园', '公寓', '大厦'],
];
/** A name before its level, and what is not part of a name. */
const NAME_MAX = 8;
const BEFORE = new Set([...'在到至寄送址是为我住家往从给你您的了和，。：；,.:; 　']);
/** Characters that one address has at most. */
const LONGEST = 80;

const startsWith = (chars: readonly string[], at: number, word: string): boolean =>
  [...word].every((char, index) => chars[at + index] === char);
const wordAt = (chars: readonly string[], at: number, words: readonly string[]): string | undefined =>
  words.find((word) => startsWith(chars, at, word));
const wordBefore = (chars: readonly string[], end: number, words: readonly string[]): string | undefined =>
  words.find((word) => startsWith(chars, end - word.length, word));

/** Where the name that ends before `end` begins. */
function nameStart(chars: readonly string[], end: number): number {
  let at = end;
  while (end - at < NAME_MAX && isHan(chars[at - 1]) && !BEFORE.has(chars[at - 1] ?? '')) at -= 1;
  return at;
}

/** A number with its unit at `at` (12号, 3栋, 五单元), and the rest of the way to the door behind it: the place after it. */
function numbers(chars: readonly string[], at: number): number | undefined {
  let end: number | undefined;
  let next = at;
  for (let parts = 0; parts < 6; parts += 1) {
    let from = next;
    while (chars[from] === ' ' || chars[from] === '-') from += 1;
    let digits = from;
    while (digits - from < 5 && (isNumber(chars[digits]) || (digits > from && chars[digits] === '-'))) digits += 1;
    if (digits === from) break;
    const unit = wordAt(chars, digits, UNITS);
    // 3栋502: the last one may have no unit.
    if (unit === undefined && end === undefined) break;
    next = digits + (unit?.length ?? 0);
    end = next;
    if (unit === undefined) break;
  }
  return end;
}

/** `解放路12号3栋502室`: a road or an estate with a number and its unit right behind it. */
function byNumber({ chars }: Folded, at: number): Span | undefined {
  const end = numbers(chars, at);
  if (end === undefined || isNumber(chars[at - 1])) return undefined;
  const road = wordBefore(chars, at, ROADS);
  if (road === undefined) return undefined;
  const first = nameStart(chars, at - road.length);
  return first < at - road.length ? { first, last: end - 1 } : undefined;
}

/** `浙江省杭州市西湖区文三路`: three levels in a row, each behind a name. */
function byLevels({ chars }: Folded, at: number): Span | undefined {
  let level = 0;
  let found = 0;
  let name = at;
  let end = at;
  while (end - at < LONGEST) {
    const next = LEVELS.findIndex((words, index) => index >= level && end > name + 1 && wordAt(chars, end, words));
    const word = next < 0 ? undefined : wordAt(chars, end, LEVELS[next] ?? []);
    if (word !== undefined) {
      found += 1;
      level = next + 1;
      end += word.length;
      name = end - 1;
      continue;
    }
    if (!isHan(chars[end]) || BEFORE.has(chars[end] ?? '') || end - name > NAME_MAX) break;
    end += 1;
  }
  const last = found > 0 ? name : at;
  return found >= 3 ? { first: at, last } : undefined;
}

const STREET_WORDS = [
  ...['street', 'st', 'road', 'rd', 'avenue', 'ave', 'lane', 'ln', 'drive', 'dr', 'boulevard', 'blvd'],
  ...['court', 'terrace'],
];
const STREETS = new Set(STREET_WORDS);
const STREET = new RegExp(`\\s(?:${STREET_WORDS.join('|')})(?![a-z])`, 'i');
// Accents, full-width, circled and mathematical letters: they may read as one when they are folded.
const DECORATED = /[\u00c0-\u024f\u24b6-\u24e9\uff21-\uff5a\ud835]|[\u0300-\u036f]/;

/** Can there be a kind of English street in it? Asked of each message, before it is folded. */
export const mayNameStreet = (text: string): boolean => STREET.test(text) || DECORATED.test(text);

/** `221B Baker Street`: a number, one to three words, and a kind of street. */
function english({ chars }: Folded, at: number): Span | undefined {
  let place = at;
  while (place - at < 6 && (isDigit(chars[place]) || (place > at && isLetter(chars[place])))) place += 1;
  for (let word = 0; word < 4 && chars[place] === ' '; word += 1) {
    const from = place + 1;
    let end = from;
    while (end - from < 20 && isLetter(chars[end])) end += 1;
    if (end === from) return undefined;
    if (word > 0 && STREETS.has(chars.slice(from, end).join(''))) return { first: at, last: end - 1 };
    place = end;
  }
  return undefined;
}

/**
 * Addresses, as far as a rule can tell. It finds a road or an estate with its number, three levels of places in a row, and a number with
 * an English street. It does not find what has neither: a village or a building by its name alone, post codes, and other languages.
 */
export function addressesIn(folded: Folded): readonly Span[] {
  const { chars } = folded;
  const found: Span[] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const previous = found.at(-1);
    const startsWord = !isHan(chars[at - 1]) || BEFORE.has(chars[at - 1] ?? '');
    const levels = startsWord && isHan(chars[at]) ? byLevels(folded, at) : undefined;
    const numbered = isNumber(chars[at]) ? byNumber(folded, at) : undefined;
    const street =
      isDigit(chars[at]) && !isDigit(chars[at - 1]) && !isLetter(chars[at - 1]) ? english(folded, at) : undefined;
    const span = levels ?? numbered ?? street;
    if (!span) continue;
    // 浙江省杭州市西湖区文三路 and 文三路12号 are one.
    const joins = previous !== undefined && span.first <= previous.last + 1;
    if (joins)
      found[found.length - 1] = {
        first: Math.min(previous.first, span.first),
        last: Math.max(previous.last, span.last),
      };
    else found.push(span);
    if (levels) continue;
    at = span.last;
  }
  return found;
}
