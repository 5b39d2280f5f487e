import { expect, test } from 'vitest';
import { deskColumns, paneRoom, paneWidthsAsKept, readPaneWidths, withinRoom } from './panes.ts';

test('what was chosen is read as it was kept', () => {
  for (const widths of [{}, { list: 341 }, { shopper: 256 }, { list: 480, shopper: 560 }]) {
    expect(readPaneWidths(paneWidthsAsKept(widths))).toEqual(widths);
  }
});

test('what is no width that could be chosen is left out, whatever was kept', () => {
  for (const kept of [
    null,
    '',
    'list',
    'list:',
    'list:wide',
    'list:239',
    'list:481',
    'list:-300',
    'list:NaN',
    'thread:400',
  ]) {
    expect(readPaneWidths(kept)).toEqual({});
  }
  expect(readPaneWidths('list:9999 shopper:400')).toEqual({ shopper: 400 });
});

test('a pane grows as far as the thread can give', () => {
  expect(paneRoom('list', 300, 900)).toEqual({ now: 300, least: 240, most: 480 });
  expect(paneRoom('list', 300, 460)).toEqual({ now: 300, least: 240, most: 360 });
  expect(paneRoom('list', 300, 400).most).toBe(300);
  // A window of another age may have left the thread less than it keeps now.
  expect(paneRoom('shopper', 256, 100).most).toBe(256);
});

test('a width stays within its room, in whole px', () => {
  const room = { now: 300, least: 240, most: 360 };
  expect([-10, 239, 301.4, 361, 5000].map((width) => withinRoom(room, width))).toEqual([240, 240, 301, 360, 360]);
});

test('columns are as wide as text is large', () => {
  expect(deskColumns({ list: 400 })).toEqual({
    '--list': 'minmax(15rem, 25rem)',
    '--thread': 'minmax(25rem, 1fr)',
    '--shopper': 'minmax(16rem, 20rem)',
  });
});
