import type { PrivateKind } from '@shopbell/protocol';
import type { AttributeValue } from '../shopper/facts.ts';
import { findPrivate, maskAs, maskText } from './mask.ts';

/** An attribute as it may be shown to anybody of the desk. */
export interface MaskedAttribute {
  readonly value: AttributeValue;
  /** What kind of thing is hidden in it, if anything is. */
  readonly kind?: PrivateKind;
}

/**
 * What the last words of an attribute's name say of its value, the most telling first: `emailAddress` is where mail goes. Of Chinese
 * names any part counts. `card` or `id` alone are the shop's own: a level, a key.
 */
const NAMES: readonly (readonly [kind: PrivateKind, name: RegExp])[] = [
  ['email', /(?:^| )e ?mail(?: (?:address|addr))?$|邮箱|邮件/],
  ['phone', /(?:^| )(?:(?:tele)?phone|mobile|cell(?: ?phone)?|tel|whats ?app)$|手机|电话|联系方式/],
  [
    'identity',
    /(?:^| )(?:id ?card|identity(?: card)?|id number|(?:national|citizen|personal) id|passport|ssn)$|身份证|证件号|护照/,
  ],
  ['card', /(?:^| )(?:(?:bank|credit|debit|card) ?(?:card|account|number)|iban|pan)$|银行卡|信用卡|银行账号|卡号/],
  ['address', /(?:^| )(?:address(?: line)?|addr|street)$|地址|住址/],
];

/** A word for a telephone anywhere in a name, as in `phone_home`: what stands there may be a number, or a model, or when it was checked. */
const PHONE = /(?:^| )(?:(?:tele)?phones?|mobiles?|cell(?: ?phones?)?|tel|whats ?app)(?: |$)/;
const WHEN = / (?:at|on|date|since)$/;
/** Any number that can be called has as many digits. */
const CALLED = /\d(?:\D*\d){4}/;

/** `shippingAddress1`, `mobile_no`, `Téléphone` and `Ｅ-Mail` as words in small letters of plain Latin. */
const wordsOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function kindOfName(words: string, text: string): PrivateKind | undefined {
  const plain = words.replace(/ ?\d+$/, '');
  // `phone number` is a phone; `id number` and `card number` are told by all of it.
  const short = plain.replace(/ ?(?:number|no|nr)$/, '');
  const named = NAMES.find(([, telling]) => telling.test(plain) || telling.test(short))?.[0];
  return named ?? (PHONE.test(plain) && !WHEN.test(plain) && CALLED.test(text) ? 'phone' : undefined);
}

/**
 * What the shop says of a shopper, under the name it says it by: hidden whole where the name says that it is of a person, else as in their
 * words, to which the name belongs as a sentence's beginning – the number of an order is left alone. A yes or no hides nothing.
 */
export function maskAttribute(name: string, value: AttributeValue): MaskedAttribute {
  const text = String(value);
  if (typeof value === 'boolean' || text.trim() === '') return { value };
  const words = wordsOf(name);
  const kind = kindOfName(words, text);
  if (kind) return { value: maskAs(text, kind), kind };
  const before = `${words}: `;
  const [first] = findPrivate(before + text).filter(({ start }) => start >= before.length);
  return first ? { value: maskText(before + text).text.slice(before.length), kind: first.kind } : { value };
}
