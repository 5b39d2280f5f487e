import type { Money } from '@shopbell/protocol';

/** A price as it is written in a language, without any rounding; one that can't be written so as it came. */
export function writePrice({ amount, currency }: Money, locale: string): string {
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 4 });
    // The decimal text itself: a number would round large ones.
    return /^\d+(?:\.\d+)?$/.test(amount) ? format.format(amount as `${number}`) : `${amount} ${currency}`;
  } catch {
    return `${amount} ${currency}`;
  }
}

/** A day and a time in a language, of this device's clock. `at` is epoch ms; one that is no time is written as nothing. */
export function writeTime(at: number, locale: string): string {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  } catch {
    return '';
  }
}
