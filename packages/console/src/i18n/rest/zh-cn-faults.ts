import type { enFaultsRest } from './en-faults.ts';

/** What stands at a field that was refused, and the strings of changing a name. */
export const zhFaultsRest: typeof enFaultsRest = {
  faults: {
    name: (max) => `1 至 ${max} 个字符，不能换行，不能含控制字符。`,
    between: (from, to) => `可填 ${from} 至 ${to}。`,
    count: (from, to) => `请填 ${from} 至 ${to} 的整数。`,
    warning: '可填 0 至该回复的时限。',
    zone: '没有这个时区。时区写法如 Asia/Shanghai。',
    groups: '其中有分组已被删除，请重新加载页面。',
    languages: '语言标签如 zh-CN、en，用逗号分隔，最多 20 个。',
    skills: '最多 50 个，每个不超过 40 个字符。',
    words: (max) => `最多 ${max} 个字符。`,
    ownPage: '店铺在本服务器上没有可供链接打开的页面，请先将本服务器的网址添加到店铺网址中。',
    barred: '店铺的用语检查不允许顾客看到这些内容，请换个说法。',
  },

  names: {
    own: '姓名',
    hint: '重新加载工作台后，顾客和同事看到新姓名；此前的消息仍显示当时的姓名。最多 64 个字符。',
    done: '姓名已修改，重新加载页面后生效。',
    of: (name) => `${name} 的新姓名`,
    changed: (name) => `${name} 的姓名已修改，对方重新加载工作台后生效。`,
    change: '修改姓名',
    changeOf: (name) => `修改姓名：${name}`,
  },
};
