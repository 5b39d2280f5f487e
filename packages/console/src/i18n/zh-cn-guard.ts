import type { enGuard } from './en-guard.ts';

/** 用语检查与打码。 */
export const zhGuard: typeof enGuard = {
  guard: {
    rules: { phrases: '店铺禁用语', abuse: '辱骂用语', repetition: '重复回复', contacts: '站外联系方式' },
    contacts: {
      wechat: '微信',
      qq: 'QQ',
      other: '其他平台',
      phone: '电话号码',
      email: '邮箱地址',
      link: '站外链接',
    },
    ask: (what) => `请再想一想：${what}。仍要发送会被记录。`,
    refuse: (what) => `无法发送：${what}。请修改标出的内容。`,
    phrase: (phrase) => `“${phrase}”是店铺要求不说的话`,
    insult: (word) => `“${word}”属于辱骂用语`,
    contact: (kind) => `${kind}会把顾客引到店外`,
    again: '同样的回复已是第三次',
    and: '；',
    words: '标出问题的原文',
    sent: (who, what) => `提醒后${who}仍发送了这条消息：${what}`,
    held: (who, what) => `${who}有一条消息被拦下：${what}`,
    heldOpen: '查看内容',
    kinds: { phone: '电话号码', email: '邮箱地址', identity: '身份证号', card: '银行卡号', address: '地址' },
    reveal: (kind, words) => `查看${kind} ${words}，查看会被记录`,
    revealHint: '查看。查看会被记录。',
    revealed: (kind, words) => `隐藏${kind} ${words}`,
    cover: '重新隐藏。离开会话时会自动隐藏。',
    shut: (kind) => `${kind}，您无权查看。`,
  },
};
