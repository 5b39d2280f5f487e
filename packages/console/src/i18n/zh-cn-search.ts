import type { SearchMessages } from './en-search.ts';

/** The strings of the search. */
export const zhSearch: SearchMessages = {
  search: {
    label: '搜索',
    open: '搜索全部会话',
    opened: (name, text) => `已打开 ${name} 的这句话：${text}`,
    openedAt: '已打开找到的位置。',
    spotLoading: '正在加载找到的位置…',
    spotFailed: '找到的位置加载失败。',
    toNewest: '回到最新消息',
    later: '正在加载之后的消息…',
    laterFailed: '之后的消息加载失败。',
  },
};
