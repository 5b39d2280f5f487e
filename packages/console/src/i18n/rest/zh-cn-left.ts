import type { enLeftRest } from './en-left.ts';

export const zhLeftRest: typeof enLeftRest = {
  leftPart: {
    title: '留言时留下的信息',
    name: '称呼',
    email: '邮箱',
    phone: '电话',
    order: '订单号',
    reveal: '查看完整内容。店铺日志会记录查看人。',
    other: (when) => `该顾客在${when}还有一条留言。`,
    merge: '合并到这里一起回复',
    giveUp: '不予回复',
    giveUpAsk: '不回复并关闭这条留言？',
    giveUpHint: '同事可以看到操作人和原因。顾客再次发言时会成为新的咨询。',
    giveUpYes: '关闭留言',
    why: '不回复的原因',
  },
};
