import { expect, test } from 'vitest';
import { renderPerformance } from './render-performance.ts';

test('the page holds a row for each server and scenario that was measured, and no hole', () => {
  const page = renderPerformance();
  for (const server of ['shopbell', 'ws floor', 'socket.io + sqlite']) {
    expect(page).toMatch(new RegExp(`^\\| agents-20 \\| ${server.replaceAll(/[.+]/g, '\\$&')} \\|`, 'm'));
  }
  expect(page).not.toMatch(/undefined|NaN|null/);
});
