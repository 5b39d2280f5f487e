import { expect, test } from 'vitest';
import { GOALS, missed, type PageRow, type Round, rowOf, type Sample } from './result.ts';
import { subjects } from './subjects.ts';

const OURS = subjects('http://localhost:1').find(({ kind }) => kind === 'ours')!;

const sample = (script: number, visible: number, heap: number, more: Partial<Sample> = {}): Sample => ({
  load: { script, blocking: 0, main: script },
  ...{ heap, visible, bytes: 1500, requests: 1, ...more },
});

const round = (ours: Sample, empty: Sample, floor: Sample): Round =>
  new Map([
    ['ours', ours],
    ['empty', empty],
    ['hand', floor],
  ]);

const MET: PageRow = {
  ...{ name: 'Shopbell', kind: 'ours', kb: 1.5, requests: 1, scriptMs: 10, blockingMs: 0, visibleMs: 400 },
  ...{ overFloorMs: 30, heapMb: 0.15, open: { hoverKb: 22, allKb: 22, boxMs: 100, mainMs: 160, heapMb: 0.6 } },
};
const SDKS = [{ name: '@shopbell/sdk', kb: GOALS.sdkKb, allKb: 28 }];

test('differences are taken within a round, and only then the median', () => {
  // Seen alone, the medians are 50 and 40: a difference that no round had.
  const rounds = [
    round(sample(50, 300, 2_000_000), sample(45, 0, 1_900_000), sample(0, 290, 0)),
    round(sample(10, 500, 2_000_000), sample(4, 0, 1_800_000), sample(0, 480, 0)),
    round(sample(90, 100, 2_000_000), sample(40, 0, 1_700_000), sample(0, 60, 0)),
  ];
  expect(rowOf(OURS, rounds)).toMatchObject({ scriptMs: 6, overFloorMs: 20, visibleMs: 300, heapMb: 0.2, kb: 1.5 });
});

test('what opens has a second half, over the empty page of its round; what doesn’t has none', () => {
  const opened = { openHeap: 1_500_000, open: { script: 1, blocking: 0, main: 120 }, box: 80, hoverBytes: 20_000 };
  const [empty, floor] = [sample(0, 0, 1_000_000), sample(0, 0, 0)];
  const open = rowOf(OURS, [round(sample(0, 0, 0, { ...opened, openBytes: 28_000 }), empty, floor)]).open;
  expect(open).toEqual({ hoverKb: 20, allKb: 28, boxMs: 80, mainMs: 120, heapMb: 0.5 });
  expect(rowOf(OURS, [round(sample(0, 0, 0), empty, floor)]).open).toBeUndefined();
});

test('a goal is met to the number and missed beyond it, each by a sentence of its own', () => {
  expect(missed({ rows: [MET], sdks: SDKS })).toEqual([]);
  const over = (row: PageRow): string[] => missed({ rows: [row], sdks: SDKS });
  expect(over({ ...MET, scriptMs: 10.1 })).toEqual(['ms of script: 10.1, and the goal is 10.']);
  expect(over({ ...MET, requests: 2, heapMb: 0.16 })).toHaveLength(2);
  expect(over({ ...MET, open: { ...MET.open!, boxMs: 101 } })).toEqual([
    'ms from the press to the box: 101, and the goal is 100.',
  ]);
});

test('what was never measured meets no goal', () => {
  expect(missed({ rows: [], sdks: SDKS })).toHaveLength(1);
  const { open: _, ...closed } = MET;
  expect(missed({ rows: [closed], sdks: [] })).toHaveLength(5);
});
