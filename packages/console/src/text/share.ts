/** A part of a whole in whole percent, as a language writes it; undefined where there is nothing to be a part of. */
export function percent(part: number, whole: number, lang: string): string | undefined {
  return whole === 0 ? undefined : new Intl.NumberFormat(lang, { style: 'percent' }).format(part / whole);
}
