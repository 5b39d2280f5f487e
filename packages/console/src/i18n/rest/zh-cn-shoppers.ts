import type { enShoppersRest } from './en-shoppers.ts';

/** The page of tags and blocks. */
export const zhShoppersRest: typeof enShoppersRest = {
  tags: {
    heading: '标签',
    intro: '客服可以给顾客打上的标签。名称或颜色一改，所有人那里立即生效。',
    name: '名称',
    hue: '颜色',
    hueHint: '颜色本身没有含义，只为便于辨认。',
    hues: {
      slate: '石板灰',
      blue: '蓝',
      teal: '青',
      olive: '橄榄',
      brown: '棕',
      rose: '玫瑰',
      violet: '紫',
      indigo: '靛蓝',
    },
    add: '添加标签',
    none: '还没有标签。新建后会显示在这里。',
    up: (name) => `上移“${name}”`,
    down: (name) => `下移“${name}”`,
    remove: '删除',
    removeAsk: (name) => `从所有顾客身上删除“${name}”？`,
    count: (count) => `${count} / 200`,
    nameInvalid: '标签为 1 到 24 个字符，一行。',
    nameTaken: '已经有同名标签。',
  },

  blocks: {
    heading: '拉黑的顾客',
    intro: '他们可以看之前的内容，不能发消息。有期限的到期自动解除。',
    none: '没有拉黑的顾客。',
    by: (name, when) => `${name}，${when}`,
  },
};
