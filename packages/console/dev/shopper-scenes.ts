import type { Request } from '../src/api/request.ts';
import { COLLEAGUE, idOf, ME } from '../src/testing/fixtures.ts';
import { ago } from './scene-rows.ts';

const DAY = 86_400;
const TAGS = [
  { id: idOf(711), name: '老客户', hue: 'indigo' },
  { id: idOf(712), name: 'Gift buyer', hue: 'rose' },
  { id: idOf(713), name: 'Wholesale', hue: 'teal' },
  { id: idOf(714), name: 'Slow to pay', hue: 'olive' },
  { id: idOf(715), name: 'Speaks German', hue: 'blue' },
  { id: idOf(716), name: 'Prefers the telephone', hue: 'brown' },
  { id: idOf(717), name: '爱喝普洱', hue: 'violet' },
  { id: idOf(718), name: 'Press', hue: 'slate' },
];
const FACTS = {
  rev: 3,
  firstAt: ago(410 * DAY),
  name: 'Aunt Mei',
  tags: TAGS.slice(0, 3),
  remarks: [
    {
      id: idOf(721),
      by: COLLEAGUE,
      versions: [{ at: ago(40 * DAY), text: 'Buys for her tea house; asks for an invoice every time.' }],
    },
    {
      id: idOf(722),
      by: ME,
      versions: [
        { at: ago(3 * DAY), text: '周三之后送货' },
        { at: ago(2 * DAY), text: '周三之后送货，送到前门，按两次铃。' },
      ],
    },
  ],
  attributes: [
    {
      source: 'member',
      at: ago(DAY),
      values: { orders: 31, spent: '¥12,480', newsletter: true, mobile: '138****5678', email: 'm**@qq.com' },
      masked: [
        { name: 'mobile', kind: 'phone' },
        { name: 'email', kind: 'email' },
      ],
    },
    { source: 'page', at: ago(DAY), values: { cart: '2 items, ¥396' } },
  ],
  conversations: 7,
  cases: 4,
};
const talk = (n: number, days: number, last: string, more: object = {}) => ({
  conversation: idOf(800 + n),
  case: idOf(900 + (n >> 1)),
  state: 'closed',
  openedAt: ago(days * DAY),
  lastAt: ago(days * DAY),
  readable: true,
  agent: n % 2 ? ME : COLLEAGUE,
  last,
  ...more,
});
const EARLIER = {
  conversations: [
    talk(1, 9, 'Thank you, that was quick!'),
    talk(2, 9, '好的，谢谢您'),
    talk(3, 60, '', { readable: false }),
    talk(4, 200, 'Then I’ll take the blue one with the lid that doesn’t drip, if it can be had by Friday.'),
  ],
  next: idOf(804),
};
const BLOCK = {
  by: COLLEAGUE,
  reason: 'Insults after the third warning.',
  at: ago(600),
  until: ago(-5 * 3600),
  mayLift: true,
};
const BLOCKED = [
  { person: 'm:1001', name: '林美', block: BLOCK },
  { person: `p:${idOf(731)}`, block: { by: ME, reason: 'Advertises another shop.', at: ago(3 * DAY) } },
];

/** A REST API that knows every shopper alike. */
const api =
  (facts: object): Request =>
  async (_method, path) => {
    const body = path.endsWith('/tags')
      ? { tags: TAGS }
      : path.endsWith('/blocked')
        ? { blocked: BLOCKED }
        : path.includes('/conversations')
          ? EARLIER
          : facts;
    return { ok: true, body };
  };

/** `?office=panel`, `panelBlocked`, `panelEmpty`: the shopper's panel over any scene, and the page of tags and blocks. */
export const PANEL: Readonly<Record<string, () => { request: Request }>> = {
  panel: () => ({ request: api(FACTS) }),
  panelBlocked: () => ({ request: api({ ...FACTS, block: BLOCK }) }),
  panelEmpty: () => ({
    request: api({ rev: 0, firstAt: ago(60), tags: [], remarks: [], attributes: [], conversations: 1, cases: 1 }),
  }),
};
