import { describe, expect, it } from 'vitest';
import { idOf, ME, rowOf } from '../testing/fixtures.ts';
import { replyClocks } from './clock.ts';
import { dueNotice } from './due-notice.ts';
import { type Gathering, needsStrip, partsOf, stripOf } from './gather.ts';
import { DEFAULT_NOTICES } from './notice-settings.ts';

const CID = '019aa8d1-7b2c-7a00-8000-000000000031';
const owner = { id: ME.id, name: ME.name };
const mine = (n: number, waitingSince: number) => rowOf(n, { state: 'active', agent: ME, waitingSince });
const queued = (n: number, waitingSince: number) => rowOf(n, { waitingSince });
const owed = (dueAt: number) => ({
  row: rowOf(7),
  promise: { id: CID, what: 'gift', owner, at: 0, dueAt, text: '' } as const,
  mine: true,
  deserted: false,
});
const NOTHING: Gathering = {
  ...{ clocks: new Map(), now: 0, mine: undefined, queue: undefined, promises: undefined },
  ...{ offers: [], whispers: [], asked: [], moves: [] },
};

function at(now: number, more: Partial<Gathering> = {}) {
  const own = [mine(1, 100_000), mine(2, 0), mine(3, 50_000)];
  const queue = [queued(4, 200_000), queued(5, 190_000)];
  const clocks = replyClocks([...own, ...queue], new Map(), undefined);
  const due = { mine: dueNotice(own, clocks, now, undefined), queue: dueNotice(queue, clocks, now, undefined) };
  return partsOf({ ...NOTHING, ...due, clocks, now, ...more });
}

describe('what is gathered', () => {
  it('is nothing while there is time', () => {
    expect(at(100_000)).toEqual([]);
    expect(needsStrip([])).toBe(false);
  });

  it('comes most urgent first: late answers, the queue, promises, then what is nearly due', () => {
    const promises = { late: [owed(0)], soon: [owed(300_000)] };
    const move = { is: 'waits', conversation: idOf(8), shopper: { id: idOf(8) } } as const;
    const parts = at(240_000, { promises, moves: [move] });
    expect(parts.map(({ is, count }) => `${is} ${count}`)).toEqual([
      ...['late 2', 'queueLate 1', 'promiseLate 1', 'soon 1', 'queueSoon 1', 'promiseSoon 1', 'news 1'],
    ]);
  });

  it('leads to whoever of a part has waited longest, and says how long', () => {
    const [first] = at(240_000);
    expect(first).toMatchObject({ is: 'late', conversation: idOf(2), waitedMs: 240_000 });
    expect(first?.each.map(({ conversation }) => conversation)).toEqual([idOf(2), idOf(3)]);
  });

  it('has other names once somebody’s degree is another, and not for a second that passes', () => {
    const keys = (now: number) => at(now).flatMap((part) => part.each.map(({ key }) => key));
    expect(keys(181_000)).toEqual(keys(180_001));
    expect(keys(231_000)).not.toEqual(keys(181_000));
  });

  it('puts a whisper before what has merely happened', () => {
    const whisper = { conversation: idOf(9), deskSeq: 1, by: 'Li', text: '', shopper: { id: idOf(9) } };
    const move = { is: 'waits', conversation: idOf(8), shopper: { id: idOf(8) } } as const;
    expect(partsOf({ ...NOTHING, whispers: [whisper], moves: [move] })).toMatchObject([
      { is: 'news', count: 2, conversation: idOf(9) },
    ]);
  });

  it('leaves out of the strip what its agent doesn’t want there, and needs none for cards and lines alone', () => {
    const offer = { conversation: idOf(6), until: 9, group: 'a', row: undefined, since: 0 };
    const parts = at(240_000, { offers: [offer] });
    const without = { ...DEFAULT_NOTICES.kinds, due: { ...DEFAULT_NOTICES.kinds.due, strip: false } };
    const told = stripOf(parts, { ...DEFAULT_NOTICES, kinds: without });
    expect(told.map(({ is }) => is)).toEqual(['queueLate', 'queueSoon', 'offers']);
    expect(needsStrip(partsOf({ ...NOTHING, offers: [offer] }))).toBe(false);
  });
});
