/** Between the groups of a number as people write it. */
const GAP = '[ -]?';
const AREA = '0(?:10|2\\d|[3-9]\\d\\d)';

const NUMBERS = [
  // Mobiles: 138 1234 5678, +86 13812345678.
  `(?:(?:\\+|00)86${GAP})?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}`,
  // Landlines with their area: 010-82345678, (0755) 8234 5678, 021-12345678转123. Without a gap it may be any number.
  `(?:[(（]${AREA}[)）] ?|${AREA}[ -])\\d{3,4}${GAP}\\d{4}(?<tail> ?(?:-|转|ext\\.?) ?(?<extension>\\d{1,5}))?`,
  // What is called from all of China: 400-820-5555, 800 8205 555.
  '[48]00[ -](?:\\d{3}[ -]?\\d{4}|\\d{4}[ -]\\d{3})',
  // With a country: +47 912 34 567, +1 (555) 123-4567.
  '\\+[1-9](?:[ .()-]{0,2}\\d){7,14}',
];

/**
 * Numbers that can be called, as they are written in China and abroad. Every repetition is bounded, so that a search takes time in
 * proportion to the text. No digit, letter, sign of money or piece of an address may touch one, and no further group of digits may stand
 * beside it: that is a card's number, an amount, or an order's.
 */
export const PHONE = `(?<![\\w+./@#¥￥$€£=-]|(?<!\\d)\\d{3,4}[ -])(?:${NUMBERS.join('|')})(?!\\w|[.,:/]\\d|[ -]\\d{3,4}(?!\\d))`;

/** What stands right before a number that is something else's: an order's, a parcel's, a code. */
const OF_SOMETHING =
  /(?:单号|订单|编号|货号|条码|券码|验证码|\b(?:order|tracking|parcel|invoice|sku|ref|id|code|no\.?))(?:号码?|码|\s*(?:number|no\.?|id|code))?\s*[:：#是为]?\s*$/i;
/** So many characters before it are looked at. */
const BEFORE = 24;

/**
 * The address that calls the number which `PHONE` has found; undefined where the words before it say that it is another kind of number.
 */
export function callOf({ 0: written, index = 0, input = '', groups }: RegExpMatchArray): string | undefined {
  if (OF_SOMETHING.test(input.slice(Math.max(0, index - BEFORE), index))) return undefined;
  const { tail = '', extension } = groups ?? {};
  const number = written.slice(0, written.length - tail.length);
  // Abroad the 0 in brackets is not dialled.
  const digits = number.replace(/^(\+.*)\(0\)/, '$1').replace(/[^+\d]/g, '');
  return `tel:${digits}${extension ? `;ext=${extension}` : ''}`;
}
