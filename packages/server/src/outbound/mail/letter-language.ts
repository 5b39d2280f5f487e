import type { MailLanguage } from '../../ports/mailer.ts';

/** What a letter to a shopper is written in: as they asked to be answered, else as their shop's chat speaks, else nobody knows. */
export function letterLanguage(asked: string | undefined, locale = 'auto'): MailLanguage {
  const tag = asked ?? (locale.toLowerCase() === 'auto' ? undefined : locale);
  if (tag === undefined) return 'both';
  return tag.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
