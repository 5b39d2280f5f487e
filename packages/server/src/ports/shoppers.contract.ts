import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Shoppers, TAGS_MAX, type Tag } from './shoppers.ts';

export interface ShoppersRig {
  shoppers: Shoppers;
  /** The same data, opened anew; where nothing outlives a run, the same. */
  reopen(): Promise<Shoppers>;
  close(): Promise<void>;
}

const ANN = { id: '01kafzagnt00000000a1', name: 'Ann' };
const tag = (id: string, name = id): Tag => ({ id, name, hue: 'teal' });

async function* nowAndReopened({ shoppers, reopen }: ShoppersRig): AsyncGenerator<Shoppers> {
  yield shoppers;
  yield await reopen();
}

/** What every port of what is written about shoppers keeps to. */
export function shoppersContract(name: string, open: () => Promise<ShoppersRig>): void {
  describe(`shoppers: ${name}`, () => {
    let rig: ShoppersRig;
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(() => rig.close());

    it('[SP7] keeps what is written, person by person and site by site, over a restart', async () => {
      const { shoppers } = rig;
      const note = { set: 'remark', id: 'r1', by: ANN, at: 5, text: 'Wants blue', conversation: 'c1' } as const;
      expect(await shoppers.write('s1', 'm:1', note)).toMatchObject({ changed: true, facts: { rev: 1 } });
      await shoppers.write('s1', 'm:1', { set: 'tag', tag: 't1', on: true });
      await shoppers.write('s1', 'm:1', {
        set: 'attributes',
        source: 'page',
        at: 7,
        values: { n: 1, b: true, s: 'x' },
      });
      await shoppers.write('s1', 'm:1', { set: 'block', block: { by: ANN, reason: 'Abuse', at: 8, until: 90 } });
      await shoppers.write('s1', 'p:1', { set: 'name', name: 'Mei' });
      const facts = {
        rev: 4,
        tags: ['t1'],
        remarks: [{ id: 'r1', by: ANN, conversation: 'c1', versions: [{ at: 5, text: 'Wants blue' }] }],
        attributes: [{ source: 'page', at: 7, values: { n: 1, b: true, s: 'x' } }],
        block: { by: ANN, reason: 'Abuse', at: 8, until: 90 },
      };
      for await (const each of nowAndReopened(rig)) {
        expect(await each.read('s1', 'm:1')).toEqual(facts);
        expect(await each.revision('s1', 'm:1')).toBe(4);
        expect(await each.read('s1', 'p:1')).toMatchObject({ rev: 1, name: 'Mei' });
        expect(await each.read('s2', 'm:1')).toEqual({ rev: 0, tags: [], remarks: [], attributes: [] });
        expect(await each.revision('s2', 'm:1')).toBe(0);
      }
    });

    it('[SP7] counts both of two writes at once, and none that changes nothing', async () => {
      const { shoppers } = rig;
      const on = (id: string) => shoppers.write('s1', 'm:1', { set: 'tag', tag: id, on: true });
      await Promise.all(['a', 'b', 'c'].map(on));
      expect((await shoppers.read('s1', 'm:1')).tags.toSorted()).toEqual(['a', 'b', 'c']);
      expect(await on('a')).toMatchObject({ changed: false, facts: { rev: 3 } });
      expect(await shoppers.write('s1', 'm:1', { set: 'remark_words', id: 'r', by: ANN, at: 1, text: 'x' })).toEqual({
        refused: 'remark_unknown',
      });
    });

    it('[SP8] finds those whose block holds, newest first, of one site', async () => {
      const { shoppers } = rig;
      const block = (site: string, person: 'm:1' | 'm:2' | 'm:3', at: number, until?: number) =>
        shoppers.write(site, person, {
          set: 'block',
          block: { by: ANN, reason: '', at, ...(until === undefined ? {} : { until }) },
        });
      await block('s1', 'm:1', 10, 50);
      await block('s1', 'm:2', 20);
      await block('s1', 'm:3', 30, 40);
      await block('s2', 'm:1', 30);
      const who = async (now: number) => (await shoppers.blocked('s1', now)).map(({ person }) => person);
      expect(await who(39)).toEqual(['m:3', 'm:2', 'm:1']);
      expect(await who(40)).toEqual(['m:2', 'm:1']);
      await shoppers.write('s1', 'm:2', { set: 'block' });
      expect(await who(50)).toEqual([]);
    });

    it('[SP6] erases one person’s words and nobody else’s', async () => {
      const { shoppers } = rig;
      for (const person of ['m:1', 'm:2'] as const) await shoppers.write('s1', person, { set: 'name', name: 'Mei' });
      await shoppers.erase('s1', 'm:1');
      await shoppers.erase('s1', 'm:9');
      expect(await shoppers.read('s1', 'm:1')).toEqual({ rev: 2, tags: [], remarks: [], attributes: [] });
      expect((await shoppers.read('s1', 'm:2')).name).toBe('Mei');
      expect(await shoppers.revision('s1', 'm:9')).toBe(0);
    });

    it('[SP9] keeps a site’s tags in their order, each name once, up to their number', async () => {
      const { shoppers } = rig;
      for (const id of ['a', 'b', 'c']) expect(await shoppers.setTag('s1', tag(id))).toEqual({ ok: true });
      expect(await shoppers.setTag('s1', tag('d', 'Ａ'))).toEqual({ refused: 'name_taken' });
      expect(await shoppers.setTag('s1', { ...tag('c', 'See'), hue: 'rose' }, 0)).toEqual({ ok: true });
      expect(await shoppers.removeTag('s1', 'b')).toBe(true);
      expect(await shoppers.removeTag('s1', 'b')).toBe(false);
      for await (const each of nowAndReopened(rig)) {
        expect(await each.tags('s1')).toEqual([{ id: 'c', name: 'See', hue: 'rose' }, tag('a')]);
        expect(await each.tags('s2')).toEqual([]);
      }
    });

    it('[SP9] takes no tag beyond the last', async () => {
      const { shoppers } = rig;
      for (let n = 0; n < TAGS_MAX; n++) await shoppers.setTag('s1', tag(`t${n}`));
      expect(await shoppers.setTag('s1', tag('more'))).toEqual({ refused: 'too_many' });
      expect(await shoppers.setTag('s1', tag('t0', 'other'))).toEqual({ ok: true });
    });
  });
}
