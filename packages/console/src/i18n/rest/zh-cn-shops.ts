import type { enShopsRest } from './en-shops.ts';

/** The strings of making a further shop. */
export const zhShopsRest: typeof enShopsRest = {
  furtherShop: {
    heading: '其他店铺',
    hint: '新店铺有独立的网页、成员、密钥、服务时间和日志。你是它的第一位管理员，其他成员不会带过去。',
    add: '新建店铺',
    name: '店铺名称',
    nameHint: '成员可见，聊天窗口不显示。',
    slug: '页面代码中的店铺标识',
    slugHint: '小写字母、数字和连字符，最多 40 个字符。以后不能更改。',
    make: '新建店铺',
    made: (name) => `已新建店铺 ${name}。请在“我的账号”中前往，设置店铺、新建密钥并邀请成员。`,
    taken: '该标识已被其他店铺使用，请换一个。',
    slugWrong: '只能用小写字母、数字和连字符，首尾不能是连字符。',
  },
};
