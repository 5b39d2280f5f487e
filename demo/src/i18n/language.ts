/** The shop's languages. */
export type Language = 'en' | 'zh';

/** One text in each of them. */
export type Both = Readonly<Record<Language, string>>;

/** BCP 47, for `lang` and `Intl`. */
export const TAGS: Both = { en: 'en', zh: 'zh-CN' };

export const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'zh';

/** The first language of an Accept-Language header that the shop speaks, by its weights; English when there is none. */
export const negotiate = (header: string): Language => {
  const wanted = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const weight = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((found) => found !== undefined);
    return { language: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
  });
  const spoken = wanted.filter(({ language, weight }) => isLanguage(language) && weight > 0);
  const best = spoken.sort((a, b) => b.weight - a.weight)[0]?.language;
  return isLanguage(best) ? best : 'en';
};

/** The address's `?lang=` wins, then what the shopper chose before, then the browser. */
export const chooseLanguage = (asked: string | null, kept: string | undefined, header: string | null): Language => {
  if (isLanguage(asked)) return asked;
  return isLanguage(kept) ? kept : negotiate(header ?? '');
};
