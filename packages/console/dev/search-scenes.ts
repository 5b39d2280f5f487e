import { idOf } from '../src/testing/fixtures.ts';
import { playRest, type Rest } from '../src/testing/rest.ts';
import { ago } from './scene-rows.ts';

const HOUR = 3600;
const snippet = (text: string, words: string, cut = { before: false, after: false }) => {
  const start = text.indexOf(words);
  return { text, places: start < 0 ? [] : [{ start, end: start + words.length }], cut };
};
const found = (n: number, over: object) => ({
  conversation: idOf(n),
  kind: 'message',
  seq: 12,
  at: ago(n * 5 * HOUR),
  by: { role: 'shopper', id: idOf(n) },
  state: 'closed',
  group: 'after-sales',
  shopper: { id: idOf(n) },
  agent: { id: idOf(901), name: 'Li Na' },
  ...over,
});
const FOUND = [
  found(1, {
    snippet: snippet('你好，我上周买的茶壶想退货，壶嘴有一道裂纹，包装还在，可以上门取件吗？', '退货'),
    state: 'active',
    shopper: { id: idOf(1), member: { id: 'u-1', name: '王小明' } },
  }),
  found(2, {
    kind: 'note',
    deskSeq: 3,
    by: { role: 'agent', id: idOf(901), name: 'Li Na' },
    snippet: snippet('顾客第二次退货，仓库确认收到后当天退款', '退货'),
    shopper: { id: idOf(2), member: { id: 'u-2', name: 'Oğuz Çelik-Featherstonehaugh of the long name' } },
  }),
  found(3, {
    snippet: snippet(
      'the address for 退货 is on the card in the parcel; order SF100230045671. Please keep the receipt.',
      '退货',
      {
        before: true,
        after: true,
      },
    ),
    by: { role: 'agent', id: idOf(900), name: 'Anna Weber' },
    group: 'pre-sales',
  }),
  found(9, { kind: 'requested', seq: 1, snippet: snippet('七天无理由退货 – 帮助中心', '退货'), state: 'left' }),
  found(30, { kind: 'identified', deskSeq: 1, snippet: snippet('退货大王 u-9931', '退货'), state: 'requested' }),
];
const PEOPLE = [
  found(4, {
    kind: 'named',
    by: { role: 'system' },
    snippet: snippet('退货大王 Wang', '退货'),
    shopper: { id: idOf(4), member: { id: 'u-1', name: '王小明' } },
  }),
  found(5, { kind: 'tagged', by: { role: 'system' }, snippet: snippet('经常退货', '退货') }),
];
const LAG = { rows: 0, ms: 0 };

/** A server that finds the same whatever is looked for; `late` is behind, `none` finds nothing, `away` isn't there. */
export function searchRest(how: string): Rest {
  const rest = playRest();
  const answer = {
    found: how === 'none' ? [] : FOUND,
    ...(how === 'none' ? {} : { next: 9, people: { found: PEOPLE, next: '2.7' } }),
    count: { n: how === 'none' ? 0 : 1000, more: how !== 'none' },
    lag: how === 'late' ? { rows: 812, ms: 6400 } : LAG,
  };
  return {
    ...rest,
    async request() {
      if (how === 'away') throw new TypeError('Failed to fetch');
      return { ok: true, body: answer };
    },
  };
}
