import type { enLater } from './en-later.ts';

export const zhCNLater: typeof enLater = {
  coming: '正在加载…',
  failed: '这部分内容未能加载。',
  failedHint: '打开本页后，工作台可能已更新。若重试无效，请刷新页面。',
  again: '重试',
  reload: '刷新',
  close: '关闭',
  language: '另一种语言未能加载，请重试。',
};
