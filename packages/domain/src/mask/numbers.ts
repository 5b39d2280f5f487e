import { isOfThing, isPhone, type Run } from '../text/digits.ts';
import { type Folded, isLatin } from '../text/fold.ts';

/** What a number is of a person: their telephone, their bank card. */
export type NumberKind = 'phone' | 'card' | 'identity';

/** The check of bank cards: every second digit doubled from the right, the sum of all digits a multiple of ten. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const twice = index % 2 === 1 ? digit * 2 : digit;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return digits.length > 0 && sum % 10 === 0;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** An identity number of China: 17 digits with a day of birth in them, and a check (mod 11-2), which may be X. */
export function isIdentity(number: string): boolean {
  if (!/^[1-9]\d{5}(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECKS[sum % 11] === number[17];
}

// Numbers of the issuers that there are; without them every tenth order number would pass for a card.
const ISSUERS: readonly RegExp[] = [
  /^62\d{11,17}$/,
  /^4(\d{12}|\d{15}|\d{18})$/,
  /^(5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^35(2[89]|[3-8]\d)\d{12}$/,
  /^3(0[0-5]|[68]\d)\d{11}$/,
  /^6(011|4[4-9]\d|5\d\d)\d{12}$/,
];

/** A bank card: written as one number or in groups of four and more (American Express: 4, 6, 5). */
const isCard = ({ digits, groups }: Run): boolean =>
  digits.length >= 13 &&
  digits.length <= 19 &&
  (groups.length === 1 || groups.slice(0, -1).every((size) => size >= 4)) &&
  ISSUERS.some((issuer) => issuer.test(digits)) &&
  isLuhn(digits);

/** What a run of digits is, and whether the letter behind it is its last character. Undefined: something else. */
export function numberKind(folded: Folded, run: Run): { kind: NumberKind; x: boolean } | undefined {
  const { digits, places, alone } = run;
  const last = places.at(-1) ?? 0;
  const { chars } = folded;
  const before = chars[(places[0] ?? 0) - 1];
  const x = digits.length === 17 && chars[last + 1] === 'x' && !isLatin(chars[last + 2]) && !isLatin(before);
  if (isIdentity(x ? `${digits}X` : digits) && (alone || x)) return { kind: 'identity', x };
  if (!alone || isOfThing(folded, places[0] ?? 0)) return undefined;
  if (isCard(run)) return { kind: 'card', x: false };
  return isPhone(run) ? { kind: 'phone', x: false } : undefined;
}
