import type { enCompanyRest } from './en-company.ts';

/** The dialog that asks a colleague to join. */
export const zhCompanyRest: typeof enCompanyRest = {
  company: {
    inviteHeading: (name) => `邀请同事加入与 ${name} 的会话`,
    who: '邀请谁',
    words: '请对方帮什么',
    wordsHint: '对方从现在起可以看到整个会话。会话仍由您负责，对方加入时顾客才会知道。',
    wordsMissing: '请写明需要对方帮什么。',
    toMissing: '请选择要邀请的同事。',
    nobody: '没有其他在岗的同事可以邀请。',
    inviteSend: '邀请',
    inviting: '正在邀请…',
  },
};
