import type { enPanesRest } from './en-panes.ts';

/** The strings of the panes' edges. */
export const zhPanesRest: typeof enPanesRest = {
  panes: {
    width: { list: '会话列表的宽度', shopper: '顾客资料的宽度' },
    how: '拖动，或按 ← →；双击或按 Enter 恢复默认宽度',
    wider: { list: '会话列表：加宽', shopper: '顾客资料：加宽' },
    narrower: { list: '会话列表：收窄', shopper: '顾客资料：收窄' },
    usual: '列表和资料：默认宽度',
    alone: '当前没有与会话并排显示',
    no: '没有更多空间',
  },
};
