import type { LeftForm, LeftFormFault } from '@shopbell/domain';
import type { ContactField } from '@shopbell/protocol';

type Choice = Readonly<Record<LeftForm['contact'], readonly [name: string, effect: string]>>;

const en = {
  intro:
    'What shoppers are asked beside their words when nobody is here, or when they would rather not wait. It counts for what is left from now on.',
  contact: {
    legend: 'How they can be reached',
    of: {
      optional: ['Asked, and may be left empty', 'The answer stands in the chat when they come back.'],
      required: [
        'Needed',
        'The chat sends no words without an e-mail address or a phone number. A picture may come ahead of them.',
      ],
      none: ['Not asked', 'The answer stands in the chat, and nowhere else.'],
    } satisfies Choice as Choice,
  },
  fields: 'What is asked',
  field: { name: 'Name', email: 'E-mail', phone: 'Phone' } satisfies Record<ContactField, string>,
  fieldsHint: 'In this order. Letters go to an e-mail address only.',
  order: 'Ask for the order number',
  files: 'Pictures and files can come along with every message.',
  promise: 'Words above the form',
  promiseHint: (most: number) =>
    `At most ${most} characters. {by} becomes the time by which you answer. Empty: the chat’s own words, in the shopper’s language.`,
  mail: 'Write a letter after',
  mailHint: 'An answer that was not seen in the chat by then goes out by e-mail too. 0: at once. Standard: 5 minutes.',
  noMail:
    'This server sends no mail so far, so no letter goes out: answers stand in the chat. Whoever runs it sets SHOPBELL_SMTP_URL.',
  faults: {
    choice_invalid: 'Choose one.',
    fields_invalid: 'This can’t be asked.',
    fields_needed: 'Ask for something they can be reached by: an e-mail address or a phone number where one is needed.',
    promise_invalid: 'One line, without control characters.',
    promise_too_long: 'These words are too long.',
  } satisfies Record<Exclude<LeftFormFault['code'], 'out_of_range'>, string>,
  save: 'Save the form',
  saved: 'Saved. It counts for what is left from now on.',
  preview: 'What shoppers see',
  previewHint: 'In their own language, in your colour.',
  sample: {
    title: 'Leave a message',
    by: 'We answer by tomorrow, 09:00.',
    at: 'tomorrow, 09:00',
    order: 'Order number',
    optional: 'optional',
    box: 'Write a message',
  },
};
type Words = typeof en;

const zhCn: Words = {
  intro: '无人值守或顾客不愿等待时，除留言内容外还向顾客询问什么。对之后的留言生效。',
  contact: {
    legend: '联系方式',
    of: {
      optional: ['询问，可以不填', '顾客再次打开聊天时可以看到回复。'],
      required: ['必填', '没有邮箱或电话时，聊天不会发送文字；图片可能先行发送。'],
      none: ['不询问', '回复只在聊天中显示。'],
    },
  },
  fields: '询问的内容',
  field: { name: '称呼', email: '邮箱', phone: '电话' },
  fieldsHint: '按此顺序询问。邮件只会发送到邮箱。',
  order: '询问订单号',
  files: '每条留言都可以附带图片和文件。',
  promise: '表单上方的文字',
  promiseHint: (most) => `最多 ${most} 个字。{by} 会替换为回复期限。留空则使用聊天自带的文字，以顾客的语言显示。`,
  mail: '多久后发送邮件',
  mailHint: '到时顾客仍未在聊天中看到回复，则同时发送邮件。0 表示立即发送。默认 5 分钟。',
  noMail: '服务器尚未设置发信，因此不会发送邮件，回复只在聊天中显示。请由运维人员设置 SHOPBELL_SMTP_URL。',
  faults: {
    choice_invalid: '请选择一项。',
    fields_invalid: '无法询问此项。',
    fields_needed: '请至少询问一种联系方式；必填时须包含邮箱或电话。',
    promise_invalid: '请写成一行，不能含有控制字符。',
    promise_too_long: '文字太长。',
  },
  save: '保存表单',
  saved: '已保存，对之后的留言生效。',
  preview: '顾客看到的表单',
  previewHint: '以顾客的语言和您的品牌色显示。',
  sample: {
    title: '留言',
    by: '我们会在明天 09:00 前回复您。',
    at: '明天 09:00',
    order: '订单号',
    optional: '选填',
    box: '输入消息',
  },
};

/** The strings of the page: admins alone read them, so they come with it. */
export const wordsOf = (lang: string): Words => (lang.startsWith('zh') ? zhCn : en);
export type { Words };
