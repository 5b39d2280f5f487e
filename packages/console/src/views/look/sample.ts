import type { Look } from '@shopbell/domain';
import type { Language } from '../../i18n/index.ts';

/** What is drawn in the preview, in the widget's own words. */
export const SAMPLE = {
  en: {
    heading: 'Chat with us',
    online: 'Online now',
    asked: 'Can it go into the dishwasher?',
    answered: 'Yes, every day.',
    box: 'Write a message',
  },
  'zh-CN': {
    heading: '在线客服',
    online: '在线',
    asked: '可以放进洗碗机吗？',
    answered: '可以，天天洗都没问题。',
    box: '输入消息',
  },
} as const satisfies Readonly<Record<Language, object>>;

/** The language of the preview: the console's where the chat follows the page, and English where it speaks one that the console doesn't. */
export const sampleLanguage = (locale: Look['locale'], language: Language): Language => {
  if (locale === 'auto') return language;
  return locale === 'zh-CN' ? locale : 'en';
};
