import type { ReplyStep } from '@shopbell/domain';

/** A ready reply as the server tells it. `n` tells them apart. */
export const readyReply = (
  n: number,
  title: string,
  text: string,
  over: { step?: ReplyStep; group?: string; sound?: { title: string; text: string } } = {},
) => ({ id: `r${n}`, step: 'none' as const, title, text, sound: { title: '', text: '' }, changedAt: 0, ...over });

/** A handful, in both languages. */
export const READY = {
  revision: 3,
  site: [
    readyReply(1, '问候', '您好，我是{shop}的{agent}。', {
      step: 'greet',
      sound: { title: 'wen hou', text: 'nin hao wo shi' },
    }),
    readyReply(2, 'Hello', 'Hello {shopper}, what can I do for you?', { step: 'greet' }),
    readyReply(3, 'Check the order', 'Is order {order} as you want it, {shopper}?', { step: 'check' }),
    readyReply(4, 'Returns', 'Within seven days, in its packaging.', { step: 'after_sales', group: 'after-sales' }),
    readyReply(5, 'What you look at', '“{page}” is in stock.', { step: 'recommend' }),
  ],
  own: [readyReply(6, 'Holiday', 'I am away next week;\nmy colleagues know everything.')],
};
