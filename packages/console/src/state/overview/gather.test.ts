import { LIMITS } from '@shopbell/protocol/constants';
import { describe, expect, it } from 'vitest';
import { COLLEAGUE, ME, rowOf } from '../../testing/fixtures.ts';
import { gather, isCut, type LiveLists } from './gather.ts';

const NONE: LiveLists = { waiting: [], left: [], mine: [], owned: [], company: [], floor: [] };
const held = (n: number) => rowOf(n, { state: 'active', agent: COLLEAGUE });
const floor = Array.from({ length: LIMITS.floorMaxRows }, (_, n) => held(n));
const ids = (rows: readonly { conversation: string }[]) => rows.map(({ conversation }) => conversation);

describe('the whole floor', () => {
  it('is what the live lists hold, each once', () => {
    const row = rowOf(1, { state: 'active', agent: ME });
    const lists = {
      ...NONE,
      waiting: [rowOf(2)],
      mine: [row],
      floor: [row, held(3)],
      left: [rowOf(4, { state: 'left' })],
    };
    expect(isCut(lists)).toBe(false);
    expect(ids(gather(lists, [])).sort()).toEqual(ids([row, rowOf(2), held(3), rowOf(4)]).sort());
  });

  it('[CF2] goes beyond a full list by the last look, and not beyond one that isn’t', () => {
    const lists = { ...NONE, floor };
    expect(isCut(lists)).toBe(true);
    const looked = [held(500), rowOf(501), rowOf(502, { state: 'closed' })];
    const found = ids(gather(lists, looked));
    expect(found).toHaveLength(floor.length + 1);
    expect(found).toContain(held(500).conversation);
    expect(gather({ ...NONE, floor: floor.slice(1) }, looked)).toHaveLength(floor.length - 1);
  });

  it('[CF2] has nothing that is over by now, however it is known', () => {
    const over = { ...held(3), state: 'closed' as const, seq: 9 };
    expect(ids(gather({ ...NONE, floor }, [over]))).not.toContain(over.conversation);
    const owned = [rowOf(600, { state: 'closed' })];
    expect(gather({ ...NONE, owned }, [])).toEqual([]);
  });

  it('[CF2] has of two that tell of one conversation the newer', () => {
    const newer = { ...held(3), seq: 9 };
    expect(gather({ ...NONE, floor }, [newer])).toContain(newer);
    const noted = { ...held(4), deskSeq: 2 };
    expect(gather({ ...NONE, floor }, [noted])).toContain(noted);
    const older = { ...held(3), deskSeq: 0 };
    expect(gather({ ...NONE, floor }, [older])).not.toContain(older);
  });
});
