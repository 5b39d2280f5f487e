import { describe, expect, it } from 'vitest';
import { eachSeed } from '../testing/walk.ts';
import { behind, EMPTY_LANE, type Lane, type Numbered, raise, takePage } from './lane.ts';
import { takeOlder } from './older.ts';

const events = (from: number, to: number): Numbered<number>[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ n: from + index, event: from + index }));
const page = (after: number, to: number, head = to) => ({ after, events: events(after + 1, to), head });
const start = (after: number, to: number, head = to): Lane<number> =>
  takePage<number>(EMPTY_LANE, page(after, to, head)).lane;

describe('a lane', () => {
  it('[TL1] takes what follows and drops what it has', () => {
    const { lane, news, hole } = takePage(start(0, 3), page(1, 5));
    expect([lane.items, lane.last, news, hole]).toEqual([[1, 2, 3, 4, 5], 5, [4, 5], false]);
    expect(takePage(lane, page(0, 4))).toMatchObject({ added: [], lane: { last: 5 } });
  });

  it('[TL2] shows nothing behind a hole', () => {
    const { lane, news, hole } = takePage(start(0, 3), page(4, 6));
    expect([lane.items, lane.last, lane.head, news, hole]).toEqual([[1, 2, 3], 3, 6, [], true]);
    expect(behind(lane)).toBe(true);
  });

  it('[TL2] shows nothing behind a hole inside a page either', () => {
    const torn = { after: 3, events: [...events(4, 4), ...events(6, 7)], head: 7 };
    expect(takePage(start(0, 3), torn)).toMatchObject({ lane: { items: [1, 2, 3, 4], last: 4 }, hole: true });
  });

  it('starts with its first page wherever that begins', () => {
    const lane = start(10, 12);
    expect([lane.first, lane.last, lane.items, lane.quiet]).toEqual([10, 12, [11, 12], 12]);
  });

  it('knows an empty log from one it knows nothing of', () => {
    expect(takePage<number>(EMPTY_LANE, page(0, 0)).lane).toMatchObject({ last: 0, items: [] });
  });

  it('[TL3] counts unknown kinds and shows none', () => {
    const unknown = { after: 3, events: [{ n: 4, event: undefined }, ...events(5, 5)], head: 5 };
    const { lane, news } = takePage(start(0, 3), unknown);
    expect([lane.items, lane.last, news]).toEqual([[1, 2, 3, 5], 5, [5]]);
  });

  it('loads without news, up to the head of the moment it was opened', () => {
    const first = takePage<number>(EMPTY_LANE, page(0, 2, 4));
    expect(first.news).toEqual([]);
    const rest = takePage(first.lane, page(2, 5));
    expect(rest.news).toEqual([5]);
    expect(takePage<number>({ ...EMPTY_LANE, last: 0 }, page(0, 2)).news).toEqual([1, 2]);
    expect(takePage<number>({ ...EMPTY_LANE, last: 0 }, page(1, 2)).hole).toBe(true);
  });

  it('puts older pages in front, only where they fit', () => {
    const lane = start(10, 12);
    const older = takeOlder(lane, 11, events(6, 10), true);
    expect([older.items, older.first]).toEqual([[6, 7, 8, 9, 10, 11, 12], 5]);
    expect(takeOlder(older, 6, events(1, 5), false).first).toBe(0);
    expect(takeOlder(older, 11, events(6, 10), true)).toBe(older);
    expect(takeOlder(older, 6, events(1, 4), true)).toBe(older);
    expect(takeOlder(older, 6, [], false).first).toBe(0);
  });

  it('[TL4] is behind when a head beyond the last event was heard', () => {
    const lane = start(0, 3);
    expect([behind(lane), behind(raise(lane, 4)), behind(raise(lane, 2))]).toEqual([false, true, false]);
  });
});

describe('random walks of a lane', () => {
  it('[TL1] whatever comes in whatever order, what is shown is the log', () =>
    eachSeed(200, ({ number }) => {
      const log = 40;
      const begin = Math.floor(number() * 10);
      let lane = start(begin, begin + 2);
      let news: number[] = [];
      for (let i = 0; i < 200; i++) {
        const after = Math.floor(number() * log);
        const taken = takePage(lane, page(after, Math.min(log, after + Math.floor(number() * 6)), log));
        if (taken.hole) expect(taken.lane.items).toBe(lane.items);
        lane = taken.lane;
        news = [...news, ...taken.news];
        expect(lane.items).toEqual(events(begin + 1, lane.last ?? 0).map(({ n }) => n));
      }
      lane = takePage(lane, page(lane.last ?? 0, log)).lane;
      expect([lane.last, behind(lane)]).toEqual([log, false]);
      expect(new Set(news).size).toBe(news.length);
    }));
});
