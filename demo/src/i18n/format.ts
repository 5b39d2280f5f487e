import { type Language, TAGS } from './language.ts';

/** An amount in fen as the language writes CNY; whole yuan without decimals. */
export const formatPrice = (fen: number, language: Language): string =>
  new Intl.NumberFormat(TAGS[language], {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  }).format(fen / 100);

/** A day in the shop's time zone. `at` is epoch ms. */
export const formatDay = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(at);
