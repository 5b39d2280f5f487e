import type { AnyForms } from '../i18n/forms.ts';

/** Figures as the reader writes them. */
export interface Figures {
  /** By which they are written. */
  readonly tag: string;
  /** `1,234`; with `options`, a share or a size. */
  format(figure: number, options?: Intl.NumberFormatOptions): string;
  /** So many of something, in the form that the language has for it. @param count whole */
  count(forms: AnyForms, count: number): string;
}

/** @param tag see `ownTag` */
export function createFigures(tag: string): Figures {
  const format: Figures['format'] = (figure, options) => figure.toLocaleString(tag, options);
  return {
    tag,
    format,
    count: (forms, count) =>
      (forms[new Intl.PluralRules(tag).select(count)] ?? forms.other).replace('#', format(count)),
  };
}
