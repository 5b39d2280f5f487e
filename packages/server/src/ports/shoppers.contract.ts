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
        attributes: [{ source: 'page', at: 7, values: { n: 1, b: true, s: 'x' } }],
        block: { by: ANN, reason: 'Abuse', at: 8, until: 90 },
      };
      for await (const each of nowAndReopened(rig)) {
        expect(await each.read('s1', 'm:1')).toEqual(facts);
        const remark = { id: 'r1', by: ANN, conversation: 'c1', versions: [{ at: 5, text: 'Wants blue' }] };
        expect(await each.remarks('s1', 'm:1', { limit: 9 })).toEqual({ remarks: [remark] });
        expect(await each.revision('s1', 'm:1')).toBe(4);
        expect(await each.read('s1', 'p:1')).toMatchObject({ rev: 1, name: 'Mei' });
        expect(await each.read('s2', 'm:1')).toEqual({ rev: 0, tags: [], attributes: [] });
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

    it('[SP12] keeps any number of remarks, read in pages from the newest on, each with its own versions', async () => {
      const { shoppers } = rig;
      const remark = (n: number, person: 'm:1' | 'm:2' = 'm:1') =>
        shoppers.write('s1', person, { set: 'remark', id: `r${n}`, by: ANN, at: n, text: `words ${n}` });
      for (let n = 1; n <= 250; n += 1) await remark(n);
      await remark(1, 'm:2');
      const words = { set: 'remark_words', id: 'r3', by: ANN, at: 999, text: 'Other words' } as const;
      expect(await shoppers.write('s1', 'm:1', words)).toMatchObject({ changed: true, facts: { rev: 251 } });
      expect(await shoppers.write('s1', 'm:1', words)).toMatchObject({ changed: false, facts: { rev: 251 } });
      expect(await remark(3)).toMatchObject({ changed: false });
      expect(await shoppers.write('s1', 'm:2', words)).toEqual({ refused: 'remark_unknown' });
      for await (const each of nowAndReopened(rig)) {
        expect([await each.remarkCount('s1', 'm:1'), await each.remarkCount('s2', 'm:1')]).toEqual([250, 0]);
        const read: string[] = [];
        for (let before: string | undefined; ; ) {
          const page = await each.remarks('s1', 'm:1', { limit: 100, ...(before === undefined ? {} : { before }) });
          read.unshift(...page.remarks.map(({ id }) => id));
          before = page.next;
          if (before === undefined) break;
        }
        expect(read).toEqual(Array.from({ length: 250 }, (_, n) => `r${n + 1}`));
        const { remarks, next } = await each.remarks('s1', 'm:1', { before: 'r4', limit: 3 });
        expect(remarks.map(({ versions }) => versions.map(({ text }) => text))).toEqual([
          ['words 1'],
          ['words 2'],
          ['words 3', 'Other words'],
        ]);
        expect(next).toBeUndefined();
        expect(await each.remarks('s1', 'm:2', { before: 'r250', limit: 3 })).toEqual({ remarks: [] });
      }
    });

    it('[SP8] reads them page by page, each once, also those of one instant', async () => {
      const { shoppers } = rig;
      for (let n = 1; n <= 7; n += 1) {
        const until = n === 4 ? { until: 50 } : {};
        const block = { by: ANN, reason: '', at: n < 3 ? 1 : n, ...until };
        await shoppers.write('s1', `m:${n}`, { set: 'block', block });
      }
      for await (const each of nowAndReopened(rig)) {
        for (const limit of [1, 2, 9]) {
          const read: string[] = [];
          for (let after: { at: number; person: `m:${string}` | `p:${string}` } | undefined; read.length < 9; ) {
            const page = await each.blocked('s1', 50, { limit, ...(after ? { after } : {}) });
            const last = page.at(-1);
            if (!last) break;
            read.push(...page.map(({ person }) => person));
            after = { at: last.block.at, person: last.person };
          }
          expect(read).toEqual(['m:7', 'm:6', 'm:5', 'm:3', 'm:2', 'm:1']);
        }
      }
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
      for (const person of ['m:1', 'm:2'] as const) {
        await shoppers.write('s1', person, { set: 'name', name: 'Mei' });
        await shoppers.write('s1', person, { set: 'remark', id: 'r1', by: ANN, at: 1, text: 'Wants blue' });
      }
      await shoppers.erase('s1', 'm:1');
      await shoppers.erase('s1', 'm:9');
      expect(await shoppers.read('s1', 'm:1')).toEqual({ rev: 3, tags: [], attributes: [] });
      expect((await shoppers.read('s1', 'm:2')).name).toBe('Mei');
      const counts = ['m:1', 'm:2'].map((person) => shoppers.remarkCount('s1', person as 'm:1'));
      expect(await Promise.all(counts)).toEqual([0, 1]);
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
