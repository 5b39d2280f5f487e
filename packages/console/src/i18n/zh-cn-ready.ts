import type { ReadyMessages } from './en-ready.ts';

/** The strings of ready replies: in the box, and on the page where they are written. */
export const zhReady: ReadyMessages = {
  steps: {
    greet: '礼貌问好',
    ask: '接待咨询',
    recommend: '推荐产品',
    doubt: '处理异议',
    close: '促成交易',
    check: '订单确认',
    goodbye: '礼貌告别',
    after_sales: '售后',
    none: '随时可用',
  },
  open: '话术',
  list: '话术',
  step: '会话所处的步骤',
  stepFound: (step) => `自动：${step}`,
  stepHint: '该步骤的话术排在最前。根据对话内容自动判断，不对可改选。',
  found: (count) => `${count} 条话术。`,
  none: '没有匹配的话术。',
  noneYet: '还没有话术，可在“话术”页面添加。',
  loading: '正在获取话术…',
  failed: '话术获取失败。',
  own: '我的',
  hints: { choose: '选择', insert: '插入', close: '保留“/”' },
  gap: (name) => `“${name}”还没有内容，请在标出的位置填写后再发送。`,
  gapBack: '去填写',
  variables: { shopper: '顾客姓名', agent: '您的姓名', shop: '店铺', order: '订单号', page: '顾客正在看的页面' },
};
