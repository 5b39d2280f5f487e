import { labelOf } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { readCursor } from '../search/fit.ts';
import type { Answer, Question } from './search.ts';
import type { Shoppers } from './shoppers.ts';
import type { Store } from './store.ts';
import { act, agent, begin, id, NOON, OTHER_SITE, SITE, says, shopper } from './store-world.contract.ts';

const C1 = id('c', 1);

/** What the contract of the search tests with. */
interface World {
  rig(): { store: Store; shoppers: Pick<Shoppers, 'write' | 'setTag' | 'erase'> };
  /** Once the index has come after, as a supervisor unless said. */
  ask(words: string, over?: Partial<Question>): Promise<Answer>;
  /** What was said that was found. */
  texts(words: string, over?: Partial<Question>): Promise<string[]>;
  take(n: number, by?: ReturnType<typeof agent>): Promise<unknown>;
}

/** What every search keeps to where it finds shoppers; a part of `searchContract`. */
export function shoppersFound({ rig, ask, texts, take }: World): void {
  describe('shoppers', () => {
    const remark = (text: string, n = 1) =>
      rig().shoppers.write(SITE, `p:${id('p', n)}`, {
        set: 'remark',
        id: id('k', 77),
        by: { id: agent().id, name: agent().name },
        at: NOON,
        text,
      });

    const of = (n: number) => `p:${id('p', n)}` as const;
    const call = (name: string, n = 1) => rig().shoppers.write(SITE, of(n), { set: 'name', name });
    const tag = (key: string, n = 1, on = true) => rig().shoppers.write(SITE, of(n), { set: 'tag', tag: key, on });
    const people = async (words: string, over: Partial<Question> = {}) =>
      (await ask(words, over)).people?.found.map(({ kind, conversation, snippet }) => [
        kind,
        conversation,
        snippet.text,
      ]);
    const VIP = id('k', 71);

    it('[SE11] finds a visitor by their number, whole or as it is shown, and no member by it', async () => {
      await begin(rig().store, 1);
      await begin(rig().store, 2);
      await begin(rig().store, 3);
      await act(rig().store, id('c', 3), { do: 'identify', by: { role: 'system' }, member: { id: 'u-3' } });
      await call(`Ann ${labelOf(id('p', 2))}`, 1);
      const label = labelOf(id('p', 2));
      const theirs = ['numbered', id('c', 2), label];
      expect(await people(label)).toEqual([theirs, ['named', C1, `Ann ${label}`]]);
      expect(await people(`Visitor ${label.toLowerCase()}`)).toEqual([theirs]);
      expect(await people(`访客 ${label}`)).toEqual([theirs]);
      expect(await people(id('p', 2))).toEqual([theirs]);
      expect((await people(label, { site: OTHER_SITE })) ?? []).toEqual([]);
      expect(await people(labelOf(id('p', 3)))).toEqual([]);
      expect(await people(id('p', 9))).toEqual([]);
    });

    it('[SE11] finds them by names, tags and remarks, and leads to their newest conversation', async () => {
      await begin(rig().store, 1);
      await rig().shoppers.setTag(SITE, { id: VIP, name: '大客户 VIP', hue: 'blue' });
      await tag(VIP);
      await call('王阿姨');
      await remark('Wants the blue kettle, 要发票');
      const member = { id: 'u-77', name: '欧阳小明' };
      await begin(rig().store, 2);
      await act(rig().store, id('c', 2), { do: 'identify', by: { role: 'system' }, member });
      expect(await people('客户')).toEqual([['tagged', C1, '大客户 VIP']]);
      expect(await people('阿姨')).toEqual([['named', C1, '王阿姨']]);
      expect(await people('王')).toEqual([['named', C1, '王阿姨']]);
      expect(await people('小明')).toEqual([['known', id('c', 2), '欧阳小明']]);
      expect(await people('发票')).toEqual([['remarked', C1, 'Wants the blue kettle, 要发票']]);
      expect(await people('v')).toEqual([['tagged', C1, '大客户 VIP']]);
      expect(await people('姨王')).toEqual([]);
      expect((await ask('KETTLE')).people?.found).toMatchObject([{ at: NOON, by: agent(), seq: 2 }]);
      expect((await ask('kettle')).count).toEqual({ n: 0, more: false });
    });

    it('[SE11] finds them by what is written now: newest words, other names of tags, nothing that is erased', async () => {
      await begin(rig().store, 1);
      await remark('a blue kettle');
      const by = { id: agent().id, name: agent().name };
      const words = { set: 'remark_words', id: id('k', 77), by, at: NOON + 1, text: 'a red teapot' } as const;
      expect(await people('kettle')).toHaveLength(1);
      await rig().shoppers.write(SITE, of(1), words);
      expect([await people('kettle'), await people('teapot')]).toEqual([[], [['remarked', C1, 'a red teapot']]]);
      await rig().shoppers.setTag(SITE, { id: VIP, name: 'Gold', hue: 'blue' });
      await tag(VIP);
      expect(await people('gold')).toHaveLength(1);
      await rig().shoppers.setTag(SITE, { id: VIP, name: 'Silver', hue: 'blue' });
      expect([await people('gold'), await people('silver')]).toEqual([[], [['tagged', C1, 'Silver']]]);
      await tag(VIP, 1, false);
      expect(await people('silver')).toEqual([]);
      await rig().shoppers.erase(SITE, of(1));
      expect(await people('teapot')).toEqual([]);
    });

    it('[SE11] finds for agents only whose conversation they may read, and nobody of another site', async () => {
      const [mine, other] = [agent(1), agent(2)];
      await begin(rig().store, 1);
      await remark('a blue kettle');
      await take(1, mine);
      const by = (who: typeof mine) => ({ by: { agent: who.id, duty: 'agent' as const } });
      expect(await people('kettle', by(mine))).toHaveLength(1);
      expect([await people('kettle', by(other)), await people('kettle')]).toEqual([
        [],
        [['remarked', C1, 'a blue kettle']],
      ]);
      await begin(rig().store, 1, { site: OTHER_SITE });
      expect(await people('kettle', { site: OTHER_SITE })).toEqual([]);
    });

    it('[SE11] tells them apart from what was said, once, and not to who asks for what shoppers see', async () => {
      await begin(rig().store, 1);
      await remark('a blue parcel');
      for (let n = 0; n < 3; n++) await act(rig().store, C1, says(1, 60 + n, `parcel ${n}`), SITE);
      const first = await ask('parcel', { limit: 2 });
      expect(first.people?.found.map(({ kind }) => kind)).toEqual(['remarked']);
      expect(first.found.map(({ kind }) => kind)).toEqual(['message', 'message']);
      expect(first.count).toEqual({ n: 3, more: false });
      const second = await ask('parcel', { limit: 2, cursor: first.next });
      expect([second.people, second.found.length]).toEqual([undefined, 1]);
      expect((await ask('parcel', { lane: 'public' })).people).toBeUndefined();
    });

    it('[SE12] puts the best fit first, and of the same fit who came last', async () => {
      await rig().shoppers.setTag(SITE, { id: VIP, name: 'Mei’s friends', hue: 'blue' });
      for (const n of [1, 2, 3, 4, 5, 6]) await begin(rig().store, n, {}, NOON + n);
      await remark('Ask for Mei', 6);
      await tag(VIP, 5);
      await call('Mei', 1);
      await call('Mei Lin', 3);
      await call('Aunt Mei', 2);
      await call('Mei', 4);
      await remark('Mei again', 4);
      const order = async () =>
        (await people('mei', { limit: 25 }))?.map(([kind, conversation]) => [kind, conversation]);
      const first = [
        ['named', id('c', 4)],
        ['named', C1],
        ['named', id('c', 3)],
        ['named', id('c', 2)],
        ['tagged', id('c', 5)],
      ];
      expect(await order()).toEqual(first);
      // Who comes back is the one who came last.
      await act(rig().store, C1, { do: 'close', by: { role: 'system' } });
      await begin(rig().store, 9, { participant: id('p', 1), by: shopper(1) }, NOON + 99);
      expect((await order())?.slice(0, 2)).toEqual([
        ['named', id('c', 9)],
        ['named', id('c', 4)],
      ]);
    });

    it('[SE12] goes through all of them in pages, nobody twice', async () => {
      const many = Array.from({ length: 17 }, (_, i) => i + 1);
      for (const n of many) {
        await begin(rig().store, n, {}, NOON + n);
        await (n % 3 === 0 ? remark('小明的朋友', n) : call(n % 3 === 1 ? '小明' : '王小明', n));
      }
      const all: string[] = [];
      let answer = await ask('小明', { limit: 4 });
      for (let pages = 0; pages < 10; pages++) {
        all.push(...(answer.people?.found ?? []).map(({ conversation }) => conversation));
        const cursor = readCursor(answer.people?.next ?? '');
        if (!cursor) break;
        answer = await ask('小明', { limit: 4, people: cursor });
        expect([answer.found, answer.count]).toEqual([[], undefined]);
      }
      const group = (rest: number) => many.filter((n) => n % 3 === rest).toReversed();
      expect(all).toEqual([...group(1), ...group(2), ...group(0)].map((n) => id('c', n)));
    });

    it('[SE12] narrows to a tag, with words or without, and to conversations that are asked for', async () => {
      await rig().shoppers.setTag(SITE, { id: VIP, name: 'VIP', hue: 'blue' });
      for (const n of [1, 2, 3]) await begin(rig().store, n, n === 2 ? { group: 'after-sales' } : {}, NOON + n * 1000);
      for (const n of [1, 2]) await tag(VIP, n);
      for (const n of [1, 2, 3]) await call(`Mei ${n}`, n);
      const found = async (words: string, over: Partial<Question>) =>
        (await people(words, over))?.map(([, conversation]) => conversation);
      expect(await found('', { tag: VIP })).toEqual([id('c', 2), C1]);
      expect(await found('mei', { tag: VIP })).toEqual([id('c', 2), C1]);
      expect(await texts('hello', { tag: VIP })).toEqual(['hello 2', 'hello 1']);
      expect(await found('mei', { group: 'after-sales' })).toEqual([id('c', 2)]);
      expect(await found('mei', { state: 'closed' })).toEqual([]);
      expect(await found('mei', { from: NOON + 3000 })).toEqual([id('c', 3)]);
      expect(await found('mei', { to: NOON + 2000 })).toEqual([C1]);
      await take(3);
      expect(await found('mei', { agent: agent().id })).toEqual([id('c', 3)]);
      expect(await found('', { tag: id('k', 72) })).toEqual([]);
    });

    it('[SE11] finds nobody by a tag alone where there were too many words', async () => {
      await begin(rig().store, 1);
      await rig().shoppers.setTag(SITE, { id: VIP, name: 'Gold', hue: 'blue' });
      await tag(VIP);
      expect(await people('', { tag: VIP })).toHaveLength(1);
      expect((await people('a b c d e f g h i', { tag: VIP })) ?? []).toEqual([]);
    });

    it('[MK4] finds somebody by a number the shop calls them by only where all of it is asked for', async () => {
      await begin(rig().store, 1);
      const member = { id: 'u-77', name: '13812345678' };
      await act(rig().store, C1, { do: 'identify', by: { role: 'system' }, member });
      for (const part of ['1381', '13812', '1381234567'])
        expect([await people(part), await texts(part)]).toEqual([[], []]);
      expect(await people('13812345678')).toEqual([['known', C1, '138****5678']]);
      expect(await texts('13812345678')).toEqual(['138****5678 u-77']);
    });
  });
}
