import type { Duty } from '@shopbell/domain';
import type { Letters, Mail } from '../../ports/mailer.ts';
import { type Letter, type WrittenLetter, writeLetter } from './letter.ts';

type InBoth<T> = Readonly<Record<'zh-CN' | 'en', T>>;
/** `until`: when its link, or its code, ends. */
type Say<About extends keyof Letters> = (mail: Letters[About], until: InBoth<string>) => InBoth<Letter>;

const TIME = {
  ...({ year: 'numeric', month: 'long', day: 'numeric' } as const),
  ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const),
} as const;

const timeIn = (language: 'zh-CN' | 'en', at: number, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { ...TIME, timeZone }).format(at);

const ROLES: Readonly<Record<Duty, InBoth<string>>> = {
  agent: { 'zh-CN': '客服', en: 'an agent' },
  supervisor: { 'zh-CN': '客服主管', en: 'a supervisor' },
  admin: { 'zh-CN': '管理员', en: 'an admin' },
};

/** What each letter says: one row a letter. */
const SAYS: { readonly [About in keyof Letters]: Say<About> } = {
  invitation: ({ site, role, link }, until) => ({
    'zh-CN': {
      subject: `邀请您加入“${site}”的在线客服`,
      lines: [`“${site}”邀请您以${ROLES[role]['zh-CN']}身份加入在线客服工作台。`],
      link: { says: '接受邀请', to: link },
      notes: [`链接只能使用一次，有效期至 ${until['zh-CN']}。若与您无关，请忽略此邮件。`],
    },
    en: {
      subject: `You are invited to the chat of ${site}`,
      lines: [`${site} invites you to its chat console as ${ROLES[role].en}.`],
      link: { says: 'Accept the invitation', to: link },
      notes: [`The link works once, until ${until.en}. If this is not for you, ignore this letter.`],
    },
  }),
  left_replied: ({ site, quote, ...way }, until) => ({
    'zh-CN': {
      subject: `“${site}”回复了您的留言`,
      lines: [`您在“${site}”的留言有了回复：`],
      ...(quote === undefined ? {} : { quote }),
      ...('link' in way
        ? {
            link: { says: '查看并回复', to: way.link },
            notes: [`链接只能在一台设备上打开，有效期至 ${until['zh-CN']}。请勿转发此邮件。`],
          }
        : {
            ...(way.shop === undefined ? {} : { link: { says: '前往店铺', to: way.shop } }),
            notes: ['如需继续对话，请用留言时的设备打开店铺的在线客服。'],
          }),
    },
    en: {
      subject: `${site} has answered your message`,
      lines: [`${site} has answered the message that you left:`],
      ...(quote === undefined ? {} : { quote }),
      ...('link' in way
        ? {
            link: { says: 'Read and answer', to: way.link },
            notes: [`The link works on one device, until ${until.en}. Please don't pass this letter on.`],
          }
        : {
            ...(way.shop === undefined ? {} : { link: { says: 'Go to the shop', to: way.shop } }),
            notes: ['To go on, open the shop’s chat on the device that you wrote from.'],
          }),
    },
  }),
  password_reset: ({ link }, until) => ({
    'zh-CN': {
      subject: '设置新密码',
      lines: ['有人请求为您的客服工作台账号设置新密码。'],
      link: { says: '设置新密码', to: link },
      notes: [`链接只能使用一次，有效期至 ${until['zh-CN']}。若不是您本人操作，请忽略此邮件，密码不会改变。`],
    },
    en: {
      subject: 'Choose a new password',
      lines: ['Somebody asked for a new password for your account at the chat console.'],
      link: { says: 'Choose a new password', to: link },
      notes: [
        `The link works once, until ${until.en}. If that was not you, ignore this letter: your password stays as it is.`,
      ],
    },
  }),
  rating_asked: ({ site, link }, until) => ({
    'zh-CN': {
      subject: `请评价“${site}”的服务`,
      lines: [`您在“${site}”的会话已结束。请告诉我们，您是否满意？只需一分钟。`],
      link: { says: '评价本次会话', to: link },
      notes: [
        `链接只能在一台设备上打开，可评价至 ${until['zh-CN']}，期限内可以修改。打开后可看到本次会话，请勿转发此邮件。`,
        '本次会话只会发送这一封邮件。',
      ],
    },
    en: {
      subject: `How was your chat with ${site}?`,
      lines: [`Your chat with ${site} is over. Would you tell us how it was? It takes a minute.`],
      link: { says: 'Rate the chat', to: link },
      notes: [
        `The link works on one device, until ${until.en}; up to then you can change what you said. It shows that chat: please don't pass this letter on.`,
        'This is the only letter about it.',
      ],
    },
  }),
  store_note: ({ site, store, note }, until) => ({
    'zh-CN': {
      subject: `“${site}”推荐的一位顾客将到访 ${store}`,
      lines: ['顾客已同意告知门店来意：', note],
      notes: [`顾客会出示到店码，有效期至 ${until['zh-CN']}。`],
    },
    en: {
      subject: `A shopper of ${site} comes to ${store}`,
      lines: ['They let you know why:', note],
      notes: [`They will show a code, which is good until ${until.en}.`],
    },
  }),
};

/** A letter, ready to be sent. */
export function lettersOf(mail: Mail): WrittenLetter {
  // What it is about chooses the row that takes it, which the compiler can't follow over a union.
  const write = SAYS[mail.about] as Say<typeof mail.about>;
  const { timeZone = 'UTC' } = mail;
  const until = (language: 'zh-CN' | 'en') => ('expiresAt' in mail ? timeIn(language, mail.expiresAt, timeZone) : '');
  const says = write(mail as never, { 'zh-CN': until('zh-CN'), en: until('en') });
  return writeLetter(mail.language ?? 'both', (language) => says[language]);
}
