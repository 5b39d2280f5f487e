import type { enTablesRest } from './en-tables.ts';

/** The strings that tables have in common. */
export const zhTablesRest: typeof enTablesRest = {
  tables: {
    sortBy: (column) => `按${column}排序`,
    copy: '复制为表格',
    copied: (rows) => `已复制 ${rows} 行`,
    notCopied: '浏览器不允许复制。',
  },
};
