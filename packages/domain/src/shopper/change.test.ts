import { describe, expect, it } from 'vitest';
import { changeShopper, eraseShopper, isOfRemark, type ShopperChange } from './change.ts';
import { isBlocked, NO_FACTS, type Remark, SHOPPER_LIMITS, type ShopperFacts } from './facts.ts';
import { changeRemark } from './remark.ts';

const NA = { id: '01kafzagnt00000000a1', name: 'Li Na' };
const WEI = { id: '01kafzagnt00000000a2', name: 'Wang Wei' };

function written(facts: ShopperFacts, ...changes: Parameters<typeof changeShopper>[1][]): ShopperFacts {
  return changes.reduce((now, change) => {
    const verdict = changeShopper(now, change);
    if ('refused' in verdict) throw new Error(verdict.refused);
    return verdict.facts;
  }, facts);
}
type RemarkChange = Parameters<typeof changeRemark>[1];

function said(...changes: RemarkChange[]): Remark | undefined {
  return changes.reduce<Remark | undefined>((now, change) => {
    const verdict = changeRemark(now, change);
    if ('refused' in verdict) throw new Error(verdict.refused);
    return verdict.remark;
  }, undefined);
}

describe('what is written about a shopper', () => {
  it('[SF1] counts every change and nothing that changes nothing', () => {
    const tagged = written(NO_FACTS, { set: 'tag', tag: 'vip', on: true }, { set: 'name', name: 'Mei' });
    expect(tagged).toMatchObject({ rev: 2, tags: ['vip'], name: 'Mei' });
    expect(written(tagged, { set: 'tag', tag: 'vip', on: true }, { set: 'name', name: 'Mei' })).toBe(tagged);
    const bare = written(tagged, { set: 'tag', tag: 'vip', on: false }, { set: 'name' });
    expect(bare).toEqual({ ...NO_FACTS, rev: 4 });
  });

  it('[SF2] keeps every version of a remark, and lets nobody but its author add one', () => {
    const first = { set: 'remark', id: 'r1', by: NA, at: 1000, text: 'Wants red', conversation: 'c1' } as const;
    const words = { set: 'remark_words', id: 'r1', by: NA, at: 2000, text: 'Wants blue' } as const;
    const edited = said(first, words);
    expect(edited).toEqual({
      id: 'r1',
      by: NA,
      conversation: 'c1',
      versions: [
        { at: 1000, text: 'Wants red' },
        { at: 2000, text: 'Wants blue' },
      ],
    });
    expect(said(first, words, { ...words, at: 3000 })).toEqual(edited);
    expect(changeRemark(edited, { ...words, by: WEI })).toEqual({ refused: 'not_yours' });
    expect(changeRemark(undefined, words)).toEqual({ refused: 'remark_unknown' });
    expect([isOfRemark(first), isOfRemark(words), isOfRemark({ set: 'block' })]).toEqual([true, true, false]);
  });

  it('[SF3] has an end: tags, and the versions of a remark', () => {
    const tag = (n: number): ShopperChange & { set: 'tag' } => ({ set: 'tag', tag: `t${n}`, on: true });
    const full = written(NO_FACTS, ...Array.from({ length: SHOPPER_LIMITS.tagsMax }, (_, n) => tag(n)));
    expect(changeShopper(full, tag(-1))).toEqual({ refused: 'too_many' });
    const words = (n: number): RemarkChange => ({ set: 'remark_words', id: 'r', by: NA, at: n, text: `v${n}` });
    const first: RemarkChange = { set: 'remark', id: 'r', by: NA, at: 0, text: 'v' };
    const often = said(first, ...Array.from({ length: SHOPPER_LIMITS.versionsMax - 1 }, (_, n) => words(n)));
    expect(changeRemark(often, words(99))).toEqual({ refused: 'too_many' });
  });

  it('[SF4] keeps what the page says apart from what the shop has signed', () => {
    const page = { set: 'attributes', source: 'page', at: 1, values: { level: 'gold' } } as const;
    const both = written(NO_FACTS, page, {
      set: 'attributes',
      source: 'member',
      at: 2,
      values: { level: 1, vip: true },
    });
    expect(both.attributes).toEqual([
      { source: 'page', at: 1, values: { level: 'gold' } },
      { source: 'member', at: 2, values: { level: 1, vip: true } },
    ]);
    expect(written(both, { ...page, at: 9 })).toBe(both);
    expect(written(both, { ...page, at: 9, values: {} }).attributes.map(({ source }) => source)).toEqual(['member']);
  });

  it('[SF5] blocks up to its end and not at it, or for good, until it is lifted', () => {
    const block = { by: NA, reason: 'Abuse', at: 1000, until: 5000 };
    expect([isBlocked(undefined, 0), isBlocked(block, 4999), isBlocked(block, 5000)]).toEqual([false, true, false]);
    expect(isBlocked({}, Number.MAX_SAFE_INTEGER)).toBe(true);
    const blocked = written(NO_FACTS, { set: 'block', block });
    expect(blocked.block).toEqual(block);
    expect(written(blocked, { set: 'block' }).block).toBeUndefined();
    expect(written(NO_FACTS, { set: 'block' })).toBe(NO_FACTS);
  });

  it('[SF6] leaves no word of an erased person, and lifts no block', () => {
    const facts = written(
      NO_FACTS,
      { set: 'name', name: 'planted' },
      { set: 'tag', tag: 'planted', on: true },
      { set: 'attributes', source: 'page', at: 1, values: { planted: 'planted' } },
      { set: 'block', block: { by: NA, reason: 'planted', at: 1 } },
    );
    const erased = eraseShopper(facts);
    expect(JSON.stringify(erased)).not.toContain('planted');
    expect([isBlocked(erased.block, 2), erased.rev]).toEqual([true, facts.rev + 1]);
  });
});
