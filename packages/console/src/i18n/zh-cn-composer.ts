import type { BoxMessages, ComposerMessages } from './en-composer.ts';

export const zhComposer: ComposerMessages = {
  tools: '工具',
  draftsLost: '此浏览器无法保存内容：未发送的文字会随页面关闭而丢失。',
  understood: '知道了',
  undo: {
    sending: (seconds) => `${seconds} 秒后发送`,
    waits: '等待发送，可以撤销。',
    undo: '撤销',
  },
  types: {
    public: (name) => `${name} 正在输入回复`,
    desk: (name) => `${name} 正在输入备注`,
    whisper: (name) => `${name} 正在给您写悄悄话`,
    and: ' · ',
  },
  answered: (name) => `您开始输入后，${name} 已回复：`,
  emoji: {
    tool: '表情',
    loading: '正在加载…',
    failed: '表情加载失败。',
  },
  ask: {
    label: '发送前确认',
    changed: (name) => `您刚切换到与 ${name} 的会话。这些话是给 ${name} 的吗？`,
    typed: (name, before) => `这些话是您在与 ${before} 的会话中开始输入的，现在打开的是与 ${name} 的会话。`,
    somebodyElse: '另一位顾客',
    back: '返回',
    anyway: (name) => `发送给 ${name}`,
    anywayDesk: '仍要发送',
  },
};

export const zhBox: BoxMessages = {
  label: '输入',
  reply: '回复',
  note: '备注',
  mode: '内容类型',
  to: (name) => `发给 ${name}`,
  as: (name) => `以 ${name} 的名义`,
  noteTo: (name) => `仅同事可见，${name} 看不到`,
  replyHint: (name) => `回复 ${name}`,
  noteHint: '写备注',
  changing: (name) => `修改发给 ${name} 的消息`,
  late: '这条消息已不能修改，发送后将成为一条新消息。',
  keepWords: '取消',
  save: '保存',
  send: '发送',
  addNote: '添加备注',
  room: (left) => `还可输入 ${left} 字`,
  tooLong: (over) => `超出 ${over} 字`,
  breakHint: '换行',
  waiting: '接待后即可回复。',
  leftMessage: '接待此留言后即可回复。',
  others: (name) => `${name} 正在接待此会话。`,
  othersUnknown: '同事正在接待此会话。',
  closed: '会话已结束。顾客再次发言时会开始新的会话。',
};
