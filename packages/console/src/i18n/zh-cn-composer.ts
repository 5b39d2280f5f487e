import type { ComposerMessages } from './en-composer.ts';

export const zhComposer: ComposerMessages = {
  tools: '工具',
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
