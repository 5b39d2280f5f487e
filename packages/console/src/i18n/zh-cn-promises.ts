import type { PromiseMessages } from './en-promises.ts';

export const zhPromises: PromiseMessages = {
  list: '承诺',
  tool: '承诺',
  fromMessage: '记为承诺',
  kinds: {
    gift: '赠品',
    exchange: '换货',
    carrier: '指定快递',
    call_back: '回电',
    refund: '退款',
    other: '其他',
    follow_up: '低分回访',
  },
  wordsGone: '内容已清除。',
  ofOrder: (order) => `订单 ${order}`,
  dueAt: (when) => `${when} 到期`,
  overdue: (span) => `已逾期 ${span}`,
  owner: (name) => `${name} 负责`,
  ownerAway: (name) => `${name} 负责（不在岗）`,
  settled: '已处理',
  settleOne: '处理',
  strip: '本会话中的承诺',
  youPromised: (what, when) => `您承诺：${what}，${when} 到期`,
  promised: (name, what, when) => `${name} 承诺：${what}，${when} 到期`,
  by: (name) => `由 ${name} `,
  kept: (what, by) => `承诺已${by}兑现：${what}`,
  givenUp: (what, by) => `承诺${by && `已${by}`}登记为无法兑现：${what}`,
  moved: (what, by, when) => `承诺已${by}改期：${what}，${when} 到期`,
  taken: (name, what) => `${name} 接手承诺：${what}`,
  owed: (name, shopper) => `${name}把对 ${shopper} 的承诺交给您负责`,
  aPromise: '较早的一项',
};

export const zhPromiseProblems = {
  already_asked: '已邀请过评价，或顾客已评价。',
  not_answered: '请先回复顾客，再邀请评价。',
  already_reminded: '此订单近期已催过单。',
  promise_unknown: '该承诺已处理，可能同事已先一步。',
  promises_full: '该会话已有八项未完成的承诺，请先处理其中一项。',
};
