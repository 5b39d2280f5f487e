import type { enPromisesRest } from './en-promises.ts';

/** The dialogs of promises. */
export const zhPromisesRest: typeof enPromisesRest = {
  promises: {
    key: '记录承诺，或处理承诺',
    heading: (shopper) => `对 ${shopper} 的承诺`,
    what: '承诺事项',
    choose: '请选择…',
    whatMissing: '请选择承诺事项。',
    order: '订单号',
    orderHint: '涉及某个订单时填写，只属于这项承诺，不会记到别的订单上。',
    orderWrong: '请填写一行，最多 64 个字符。',
    due: '完成时间',
    dueHint: (zone) => `按 ${zone} 时间`,
    dueChoices: {
      hour: (when) => `服务时间内 1 小时后 – ${when}`,
      close: (when) => `今天下班前 – ${when}`,
      tomorrow: (when) => `次日上午 – ${when}`,
      own: '指定日期和时间…',
    },
    dueOwn: '日期和时间',
    dueMissing: '请选择一年之内的将来时间。',
    words: '具体内容',
    wordsHint: '仅同事可见，顾客只会看到您发送的消息。',
    wordsMissing: '请写明承诺了什么。',
    make: '记录承诺',
    making: '正在记录…',
    settleHeading: (shopper) => `对 ${shopper} 的承诺`,
    outcome: '结果如何？',
    outcomes: { kept: '已兑现', moved: '改期', given_up: '无法兑现', taken: '由我负责' },
    why: '原因',
    whyHint: '同事和主管可见。',
    whyMissing: '请写明原因。',
    settle: '保存',
    settling: '正在保存…',
  },
};
