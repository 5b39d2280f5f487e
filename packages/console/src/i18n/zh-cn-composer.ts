import type { ComposerMessages } from './en-composer.ts';

export const zhComposer: ComposerMessages = {
  tools: '工具',
  draftsLost: '此浏览器无法保存内容：未发送的文字会随页面关闭而丢失。',
  understood: '知道了',
  undo: {
    sending: (seconds) => `${seconds} 秒后发送`,
    waits: '等待发送，可以撤销。',
    undo: '撤销',
    key: '撤销等待发送的内容',
    keyEmpty: '输入框为空时：撤销等待发送的内容',
    now: '输入框为空时：立即发送等待中的内容',
    heading: '发送',
    hint: '您发送的消息、备注和悄悄话会先在这里等待，期间可以撤销。之后顾客才能看到；在此之前不算已回复，回复计时继续。在空输入框中按回车、切换会话、退出登录或关闭页面时会立即发送。',
    off: '立即发送',
    after: (seconds) => `等待 ${seconds} 秒`,
    kept: '保存在此浏览器中。',
  },
  types: {
    public: (name) => `${name} 正在输入回复`,
    desk: (name) => `${name} 正在输入备注`,
    whisper: (name) => `${name} 正在给您写悄悄话`,
    and: ' · ',
  },
  answered: (name) => `您开始输入后，${name} 已回复：`,
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
