/** The languages of the chat; the shop itself has two. */
export const CHAT_TAGS = ['zh-CN', 'zh-TW', 'en', 'ja', 'ko', 'ar', 'de', 'es', 'fr', 'pt-BR'] as const;

/** `auto`: as the page. */
export type ChatTag = 'auto' | (typeof CHAT_TAGS)[number];

export const isChatTag = (value: unknown): value is ChatTag => ['auto', ...CHAT_TAGS].includes(value as ChatTag);

/** What a language calls itself; Chinese by its script, not by a place. */
export const ownName = (tag: string): string => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return new Intl.DisplayNames(tag, { type: 'language' }).of(language === 'zh' ? `${language}-${script}` : tag) ?? tag;
};

/** The address's `?chat=` wins, then what the shopper chose before, then the page's own language. */
export const chooseChat = (asked: string | null, kept: string | undefined): ChatTag =>
  [asked, kept].find(isChatTag) ?? 'auto';
