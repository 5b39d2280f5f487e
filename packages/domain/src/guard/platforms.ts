import type { Span } from '../text/email.ts';
import { type Folded, isDigit, isLatin, isLetter } from '../text/fold.ts';
import { findWords, wordList } from './words.ts';

/** Another platform is named, with somebody's name there, or with the wish to meet there. */
export interface Elsewhere extends Span {
  readonly platform: 'wechat' | 'qq' | 'other';
  /** The name or number there, as it reads; empty where none is told. */
  readonly id: string;
}

type Platform = Elsewhere['platform'];

const NAMES: Readonly<Record<Platform, readonly string[]>> = {
  wechat: [
    '微信',
    '微信号',
    '薇信',
    '徽信',
    '威信',
    '微x',
    'v信',
    'v信号',
    'wechat',
    'weixin',
    'wx',
    'vx',
    '加v',
    '加微',
  ],
  qq: ['qq', 'qq号', '扣扣', '扣扣号', 'q号', '企鹅号', '加q'],
  other: [
    'whatsapp',
    'telegram',
    '纸飞机',
    '小红书号',
    '抖音号',
    '旺旺号',
    'line id',
    'instagram',
    'skype',
    '支付宝账号',
  ],
};
/** Nobody spells these so who has nothing to hide. */
const HIDDEN = new Set(['薇信', '徽信', 'v信', 'v信号', '微x', '扣扣', '扣扣号', '企鹅号', '加v', '加微', '加q']);

const ALL = (['wechat', 'qq', 'other'] as const).flatMap((platform) =>
  NAMES[platform].map((name) => ({ name, platform })),
);
const LIST = wordList(ALL.map(({ name }) => name));
const PLATFORM = new Map(ALL.map(({ name, platform }) => [name, platform]));

/** What people say between the platform and the name there, and how far they come with it. */
const FILLERS = new Set([...'号码是为我的账帐加个搜索', 'i', 's', 'd', 'n', 'o', 'u', 'm', 'b', 'e', 'r']);
const FILL_MAX = 16;
const ID_MAX = 24;
const ASKS = [
  '加',
  '加我',
  '加我们',
  '加个',
  '加下',
  '加一下',
  '添加',
  '添加我',
  '添加我们',
  '加我的',
  '私聊',
  '扫码加',
];
const ASKS_EN = [
  'add',
  'addme',
  'addmeon',
  'addmy',
  'addour',
  'textmeon',
  'contactmeon',
  'messagemeon',
  'meon',
  'findmeon',
];
const LOOK_BACK = 16;

const isId = (char: string | undefined): boolean => isLetter(char) || isDigit(char) || char === '_' || char === '-';

/** Does somebody ask for it just before: 加我微信, add me on WeChat? */
function isAskedFor({ chars, kinds }: Folded, at: number): boolean {
  let before = '';
  for (let place = at - 1; place >= Math.max(0, at - LOOK_BACK); place -= 1) {
    if (kinds[place] === 'hard') break;
    if (kinds[place] === 'word') before = `${chars[place]}${before}`;
  }
  return [...ASKS, ...ASKS_EN].some((ask) => before.endsWith(ask));
}

/** The name that follows within a few words: letters and digits together, at least five, with a digit or a dash among them. */
function idAfter(folded: Folded, from: number, needsDigits: boolean): { id: string; last: number } | undefined {
  const { chars, kinds } = folded;
  let at = from;
  while (at - from < FILL_MAX) {
    let end = at;
    while (end - at < ID_MAX && isId(chars[end])) end += 1;
    const id = chars.slice(at, end).join('');
    if (end > at && id.length >= 5 && !isId(chars[end]) && (needsDigits ? /^\d+$/ : /[\d_-]/).test(id)) {
      return { id, last: end - 1 };
    }
    if (end > at && ![...id].every((char) => FILLERS.has(char))) return undefined;
    if (end === at && kinds[at] === 'word' && !FILLERS.has(chars[at] ?? '')) return undefined;
    if (chars[at] === undefined || chars[at] === '\n') return undefined;
    at = Math.max(end, at + 1);
  }
  return undefined;
}

/** `xiaomei_88`, also where it has no digit: what an own contact is compared with. */
function tokenAfter({ chars }: Folded, from: number): string {
  let at = from;
  while (at - from < FILL_MAX && chars[at] !== undefined && !(isId(chars[at]) && chars[at] !== '-')) at += 1;
  let end = at;
  while (end - at < ID_MAX && isId(chars[end])) end += 1;
  return chars.slice(at, end).join('');
}

/** Where another platform is named so that the talk would go on there. That one can pay with it is no invitation. */
export function platformsIn(folded: Folded, words: readonly number[]): readonly Elsewhere[] {
  return findWords(LIST, folded, words).flatMap(({ word, first, last }) => {
    const platform = PLATFORM.get(word);
    if (platform === undefined) return [];
    const named = idAfter(folded, last + 1, platform === 'qq');
    const isLatinWord = isLatin(folded.chars[first]);
    const asked = HIDDEN.has(word) || isAskedFor(folded, first);
    if (named) return [{ platform, id: named.id, first, last: named.last }];
    if (!asked || (isLatinWord && word.length <= 2 && !isAskedFor(folded, first))) return [];
    return [{ platform, id: tokenAfter(folded, last + 1), first, last }];
  });
}
