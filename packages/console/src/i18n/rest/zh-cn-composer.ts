import type { enComposerRest } from './en-composer.ts';

/** The picker of emoji, and the wish for how long what is sent waits. */
export const zhComposerRest: typeof enComposerRest = {
  emoji: {
    search: '按名称搜索',
    found: '搜索结果',
    recent: '最近使用',
    none: '没有这个名称的表情。',
    tone: '肤色',
    tones: ['默认肤色', '较浅', '中等偏浅', '中等', '中等偏深', '较深'],
    groups: {
      smileys: '笑脸',
      people: '人物',
      nature: '自然',
      food: '饮食',
      places: '地点',
      activities: '活动',
      objects: '物品',
      symbols: '符号',
    },
  },

  sending: {
    heading: '发送',
    hint: '您发送的消息、内部备注和悄悄话会先在这里等待，期间可以撤销。之后顾客才能看到；在此之前不算已回复，回复计时继续。在空输入框中按回车、切换会话、退出登录或关闭页面时会立即发送。',
    off: '立即发送',
    after: (seconds) => `等待 ${seconds} 秒`,
    kept: '保存在此浏览器中。',
  },
};
