import type { Conversation } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Question, Search } from './search.ts';
import { shoppersFound } from './search-people.contract.ts';
import type { Shoppers } from './shoppers.ts';
import type { Store } from './store.ts';
import { act, agent, begin, cid, id, NOON, OTHER_SITE, SITE, says, shopper } from './store-world.contract.ts';

export interface SearchRig {
  store: Store;
  search: Search;
  shoppers: Pick<Shoppers, 'write' | 'setTag' | 'erase'>;
  close(): Promise<void>;
}

const C1 = id('c', 1);
const SUPERVISOR = { agent: id('a', 9), duty: 'supervisor' } as const;

/** What every search keeps to. `open` gives one that has begun, over an empty store. */
export function searchContract(name: string, open: () => Promise<SearchRig>): void {
  describe(`search: ${name}`, () => {
    let rig: SearchRig;
    let c = 0;

    beforeEach(async () => {
      rig = await open();
      c = 100;
    });
    afterEach(() => rig.close());

    const next = () => {
      c += 1;
      return c;
    };
    const say = (n: number, text: string, site: SiteId = SITE) =>
      act(rig.store, id('c', n), says(n, next(), text), site);
    const take = (n: number, by = agent()) =>
      act(rig.store, id('c', n), { do: 'take', by, cid: cid(next()), hasRoom: true, mayPick: true });
    const amend = async (over: { do: 'edit'; text: string } | { do: 'recall' }, of: number) => {
      const target = await rig.store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, of) }));
      return act(rig.store, C1, { ...over, by: shopper(), cid: cid(next()), of, target, now: NOON, windowMs: 1000 });
    };
    const ask = async (words: string, over: Partial<Question> = {}): Promise<Answer> => {
      await rig.search.caughtUp();
      return rig.search.ask({ site: SITE, by: SUPERVISOR, words, limit: 20, ...over });
    };
    const texts = async (words: string, over: Partial<Question> = {}) =>
      (await ask(words, over)).found.map(({ snippet }) => snippet.text);

    it.each([
      ['two characters of a longer run', '退货', '你好，我想退货可以吗'],
      ['three characters', '想退货', '你好，我想退货可以吗'],
      ['one character', '货', '我要退货'],
      ['one character at the start', '我', '我要退货'],
      ['a word in another case', 'refund', 'A REFUND please'],
      ['the beginning of the last word', 'please ref', 'refund it, please'],
      ['one letter', 'r', 'a refund'],
      ['full-width letters and digits', 'sf123', '单号ＳＦ１２３４５'],
      ['half-width kana', 'ギフト', 'ｷﾞﾌﾄですか'],
      ['a number by its beginning', '4006381', '条码 4006381333931'],
      ['a number with a hyphen', '2026-11', 'order 2026-1122'],
      ['what joins two scripts', 'iPhone15手机', 'iphone15手机壳'],
      ['a pictograph', '👍', 'well done👍'],
      ['letters with marks, composed or not', 'cafe\u0301', 'Café'],
      ['across what is not seen', '退货', '退\u200b货'],
      ['several words in any order', '发票 退货', '退货了，要发票'],
    ])('[SE1] finds %s', async (_, words, text) => {
      await begin(rig.store, 1);
      await say(1, '别的话 something else');
      await say(1, text);
      expect(await texts(words)).toEqual([text]);
    });

    it.each([
      ['characters that stand apart', '退货', '退，货'],
      ['the inside of a word', 'fund', 'refund'],
      ['a part of what was asked', '退货 发票', '退货'],
      ['a word that only begins so, when another follows', 're please', 'refund please'],
    ])('[SE1] does not find %s', async (_, words, text) => {
      await begin(rig.store, 1);
      await say(1, text);
      expect(await texts(words)).toEqual([]);
    });

    it('[SE2] finds the newest words of a message, at its place, and none that were taken back', async () => {
      await begin(rig.store, 1);
      await amend({ do: 'edit', text: 'a blue cup' }, 2);
      expect(await texts('hello')).toEqual([]);
      expect((await ask('blue')).found).toMatchObject([{ conversation: C1, kind: 'message', seq: 2 }]);
      await amend({ do: 'edit', text: 'a green cup' }, 2);
      expect([await texts('blue'), await texts('green')]).toEqual([[], ['a green cup']]);
      await amend({ do: 'recall' }, 2);
      expect([await texts('cup'), (await ask('cup')).count]).toEqual([[], { n: 0, more: false }]);
    });

    it('[SE3] finds nothing of another site', async () => {
      await begin(rig.store, 1);
      await begin(rig.store, 1, { site: OTHER_SITE, text: 'their secret' });
      expect(await ask('secret')).toEqual({ people: { found: [] }, found: [], count: { n: 0, more: false } });
      expect(await texts('secret', { site: OTHER_SITE })).toEqual(['their secret']);
      expect(await texts('secret', { site: id('s', 3) })).toEqual([]);
    });

    it('[SE3] counts nothing of another site, behind a full page either', async () => {
      for (const n of [3, 4, 5]) await begin(rig.store, n, { site: OTHER_SITE, text: 'the parcel' });
      for (const n of [1, 2]) await begin(rig.store, n, { text: 'the parcel' });
      expect((await ask('parcel', { limit: 1 })).count).toEqual({ n: 2, more: false });
    });

    it('[SE4] finds for agents what they may read, as it stands when they ask', async () => {
      const [mine, other] = [agent(1), agent(2)];
      await begin(rig.store, 1);
      const ofMine = { by: { agent: mine.id, duty: 'agent' as const } };
      const ofOther = { by: { agent: other.id, duty: 'agent' as const } };
      expect([await texts('hello', ofMine), await texts('hello', ofOther)]).toEqual([['hello 1'], ['hello 1']]);
      await take(1, mine);
      const found = [await texts('hello', ofMine), await ask('hello', ofOther), await texts('hello')];
      expect(found).toEqual([
        ['hello 1'],
        { people: { found: [] }, found: [], count: { n: 0, more: false } },
        ['hello 1'],
      ]);
      await act(rig.store, C1, { do: 'note', by: mine, cid: cid(next()), text: 'a whisper of ours' });
      expect([await texts('whisper', ofMine), await texts('whisper', ofOther)]).toEqual([['a whisper of ours'], []]);
    });

    it('tells where it was found: the place, the time, who said it, and how the conversation stands', async () => {
      await begin(rig.store, 1);
      await take(1);
      await act(rig.store, C1, { do: 'note', by: agent(), cid: cid(next()), text: 'call back about the 退款' });
      const { found } = await ask('退款');
      expect(found).toEqual([
        {
          conversation: C1,
          kind: 'note',
          seq: 3,
          deskSeq: expect.any(Number),
          at: NOON,
          by: agent(),
          snippet: {
            text: 'call back about the 退款',
            places: [{ start: 20, end: 22 }],
            cut: { before: false, after: false },
          },
          state: 'active',
          group: 'pre-sales',
          shopper: { participant: id('p', 1) },
          agent: { id: agent().id, name: agent().name },
        },
      ]);
    });

    it('finds names that the shop has proven, and pages', async () => {
      await begin(rig.store, 1, { page: { url: 'https://shop.example/x', title: 'Blue kettle 蓝色水壶' } });
      const member = { id: 'u-77', name: '王小明' };
      await act(rig.store, C1, { do: 'identify', by: { role: 'system' }, member });
      expect((await ask('小明')).found).toMatchObject([{ kind: 'identified', shopper: { member } }]);
      expect((await ask('水壶')).found).toMatchObject([{ kind: 'requested', seq: 1 }]);
    });

    it('narrows by agent, group, state, lane and time', async () => {
      await begin(rig.store, 1, {}, NOON);
      await begin(rig.store, 2, { group: 'after-sales' }, NOON + 1000);
      await begin(rig.store, 3, {}, NOON + 2000);
      await take(3);
      await act(rig.store, id('c', 3), { do: 'note', by: agent(), cid: cid(next()), text: 'hello desk' });
      const found = async (over: Partial<Question>) => (await texts('hello', over)).toSorted();
      expect(await found({ group: 'after-sales' })).toEqual(['hello 2']);
      expect(await found({ agent: agent().id })).toEqual(['hello 3', 'hello desk']);
      expect(await found({ state: 'requested' })).toEqual(['hello 1', 'hello 2']);
      expect(await found({ lane: 'desk' })).toEqual(['hello desk']);
      expect(await found({ lane: 'public' })).toEqual(['hello 1', 'hello 2', 'hello 3']);
      expect(await found({ from: NOON + 1000, to: NOON + 2000 })).toEqual(['hello 2']);
      expect(await found({ from: NOON + 5_000_000 })).toEqual([]);
      expect(await found({ to: NOON })).toEqual([]);
    });

    shoppersFound({ rig: () => rig, ask, texts, take });

    it('[SE5] gives all of it in pages, newest first, nothing twice', async () => {
      await begin(rig.store, 1);
      for (let n = 0; n < 23; n++) await say(1, `parcel ${n}`);
      const all: number[] = [];
      let cursor: number | undefined;
      let pages = 0;
      do {
        const answer = await ask('parcel', { limit: 5, cursor });
        if (cursor === undefined) expect(answer.count).toEqual({ n: 23, more: false });
        all.push(...answer.found.map(({ seq }) => seq));
        cursor = answer.next;
        pages += 1;
      } while (cursor !== undefined && pages < 10);
      expect(all).toEqual(Array.from({ length: 23 }, (_, i) => 25 - i));
    });

    it('[MK4] tells nothing of a hidden number behind a full page, neither by the count nor by another page', async () => {
      await begin(rig.store, 1);
      await say(1, 'call 13812345678');
      await take(1);
      const note = () =>
        act(rig.store, C1, { do: 'note', by: agent(), cid: cid(next()), text: 'number 1381234 it is' });
      for (let n = 0; n < 3; n++) await note();
      const [first, second] = [await ask('1381234', { limit: 3 }), await ask('1381235', { limit: 3 })];
      expect([first.found.length, first.count, first.next]).toEqual([3, { n: 3, more: false }, undefined]);
      expect(second.count).toEqual({ n: 0, more: false });
      await note();
      const page = await ask('1381234', { limit: 3 });
      expect(page.count).toEqual({ n: 4, more: false });
      expect(await ask('1381234', { limit: 3, cursor: page.next })).toMatchObject({ found: [{ kind: 'note' }] });
    });

    it('finds nothing where there is nothing to look for', async () => {
      await begin(rig.store, 1);
      for (const words of ['', '  ', '…', '"*', 'a b c d e f g h i']) expect(await texts(words)).toEqual([]);
    });

    it('[SE6] takes everything somebody types as words', async () => {
      await begin(rig.store, 1);
      await say(1, 'NEAR AND OR NOT text parts rowid 100% _ \' " ; -- ( ) { } : ^ * +');
      const hostile = [
        'text : hello',
        'hello OR near',
        'NOT hello',
        '"hello',
        "hello' OR 1=1 --",
        'NEAR(hello near)',
        '^hello',
        'hello*',
        '{text parts} : hello',
        '- text : hello',
      ];
      for (const words of hostile) {
        const { found } = await ask(words);
        for (const { snippet } of found) expect(snippet.places.length).toBeGreaterThan(0);
      }
      expect(await texts('near and or not text parts')).toHaveLength(1);
    });

    it('has no lag once it has caught up', async () => {
      await begin(rig.store, 1);
      await rig.search.caughtUp();
      expect(rig.search.lag()).toEqual({ rows: 0, ms: 0 });
    });

    it('shows how a conversation stands now', async () => {
      await begin(rig.store, 1);
      const states: Conversation['state'][] = [];
      for (const step of [() => take(1), () => act(rig.store, C1, { do: 'close', by: agent(), cid: cid(next()) })]) {
        await step();
        states.push(...(await ask('hello')).found.map(({ state }) => state));
      }
      expect(states).toEqual(['active', 'closed']);
    });
  });
}
