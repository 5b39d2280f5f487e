/** The strings that tables have in common. */
export const enTablesRest = {
  tables: {
    sortBy: (column: string) => `Sort by ${column}`,
    copy: 'Copy as table',
    copied: (rows: number) => (rows === 1 ? 'Copied: 1 row' : `Copied: ${rows} rows`),
    notCopied: 'The browser doesn’t allow it.',
  },
};
