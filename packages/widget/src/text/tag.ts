/**
 * The tag by which times and figures are written: the reader's own in the panel's language, because the region decides 12 or 24 hours
 * and which digits; else the language alone. Chinese is written as the panel's, whose place goes with its script.
 *
 * @param regions the reader's own tags (`navigator.languages`); what is none (`en-US@posix`) is passed over
 */
export const ownTag = (locale: string, regions: readonly string[]): string =>
  (locale < 'zh' && regions.find((region) => RegExp(`^${locale.slice(0, 2)}(-\\w+)*$`).test(region))) || locale;
