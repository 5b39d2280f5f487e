/** A language in a script, `zh-Hant`: both must be the panel's, or its times would be told in another one. */
const written = (tag: string): string => `${new Intl.Locale(tag).maximize()}`.slice(0, 7);

/**
 * The tag by which times and figures are written: the reader's own in the panel's language, because the region decides 12 or 24 hours
 * and which digits; else the language alone.
 *
 * @param regions the reader's own tags (`navigator.languages`); browsers without a screen may put `@posix` behind them, which is no tag
 */
export const ownTag = (locale: string, regions: readonly string[]): string =>
  regions.map((region) => region.split('@')[0] as string).find((region) => written(region) === written(locale)) ??
  locale;
