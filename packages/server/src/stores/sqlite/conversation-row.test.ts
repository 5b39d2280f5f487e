import { expect, test } from 'vitest';
import { COLUMNS } from './conversation-row.ts';

test('a conversation’s row is read column by column, each once', () => {
  const columns = COLUMNS.split(',').map((column) => column.trim());
  expect(columns.length).toBeGreaterThan(40);
  expect(columns).toEqual([...new Set(columns)]);
});
