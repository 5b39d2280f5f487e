import { describe, expect, it } from 'vitest';
import { COLLEAGUE, idOf, ME, member, rowOf } from '../testing/fixtures.ts';
import { cameMeanwhile, changedHands, handsOf, readHands, withoutOlder, writeHands } from './hands.ts';
import { type Move, shownMoves } from './moves.ts';

const me = { id: ME.id, name: ME.name };
const na = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const shopper = { id: idOf(9), member: member('9', 'Mei') };
const with_ = (n: number, agent?: typeof me) =>
  rowOf(n, { owner: me, shopper, ...(agent ? { state: 'active', agent } : {}) });
const moved = (n: number): Move => ({ is: 'moved', conversation: idOf(n), shopper, agent: na.name });
const none = { mine: [], owned: [] };

describe('what happened to conversations while their owner was away', () => {
  const before = handsOf(new Map(), { mine: [with_(1, me)], owned: [with_(2, na), with_(3)] }, [], []);

  it('is told of those they had and those they see through: who has it now, or that it waits', () => {
    const now = { mine: [], owned: [with_(1, na), with_(2), with_(3), with_(4, na)] };
    expect(changedHands(before, now)).toEqual([moved(1), { is: 'waits', conversation: idOf(2), shopper }]);
    expect(changedHands(before, { mine: [with_(1, me)], owned: [with_(2, na), with_(3)] })).toEqual([]);
  });

  it('is what came to them, and was not theirs', () => {
    const now = { mine: [with_(1, me), with_(2, me), with_(5, me)], owned: [] };
    expect(cameMeanwhile(before, now).map(({ conversation }) => conversation)).toEqual([idOf(2), idOf(5)]);
  });

  it('stays to be told until it is seen', () => {
    const now = { mine: [with_(5, me)], owned: [with_(2)] };
    const unseen = handsOf(before, now, [{ is: 'waits', conversation: idOf(2), shopper }], now.mine);
    expect(changedHands(unseen, now)).toHaveLength(1);
    expect(cameMeanwhile(unseen, now)).toHaveLength(1);
    const seen = handsOf(unseen, now, [], []);
    expect(changedHands(seen, now)).toEqual([]);
    expect(cameMeanwhile(seen, now)).toEqual([]);
  });

  it('is kept by ids alone, for one agent', () => {
    const text = writeHands(ME.id, before);
    expect(text).not.toMatch(/Mei|Na/);
    expect(readHands(text, ME.id)).toEqual(before);
    expect(readHands(text, COLLEAGUE.id)).toBeUndefined();
    expect(readHands(null, ME.id)).toBeUndefined();
    expect(readHands(writeHands(ME.id, handsOf(before, none, [], [])), ME.id)).toEqual(new Map());
  });

  it('replaces what was told of the same conversation, and nothing else', () => {
    const stuck: Move = { is: 'stuck', conversation: idOf(1), shopper, why: 'no_reply' };
    expect(withoutOlder([moved(1), stuck, moved(2)], [moved(1)])).toEqual([stuck, moved(2)]);
  });
});

it('shows three lines at a time, the newest, and how many are behind them; none is dropped', () => {
  const told = [1, 2, 3, 4, 5].map(moved);
  expect(shownMoves(told)).toEqual({
    lines: [
      [2, moved(3)],
      [3, moved(4)],
      [4, moved(5)],
    ],
    more: 2,
  });
  expect(shownMoves(told.slice(0, 3)).more).toBe(0);
});
