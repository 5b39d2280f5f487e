import type { Card } from '@shopbell/protocol';
import type { ShopperNow } from '@shopbell/sdk/agent';
import { fromField } from './promise-due.ts';

/** The kinds that an agent writes by hand, in the order they are offered; how an order stands the shop's server says. */
export const CARD_KINDS = ['order_check', 'payment_reminder', 'product', 'coupon', 'store', 'questions'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/**
 * Most lines of a field, and most characters of a line, as the server takes them. A field means the same in whichever kind it stands, and
 * what somebody wrote into it stays when they choose another kind: whom goods go to has no name in common with a shop's.
 */
const BOUNDS = {
  number: [1, 80],
  goods: [20, 120],
  gifts: [10, 120],
  promises: [10, 200],
  total: [1, 40],
  name: [1, 64],
  phone: [1, 40],
  address: [1, 200],
  title: [1, 120],
  item: [1, 80],
  price: [1, 40],
  was: [1, 40],
  link: [1, 2048],
  code: [1, 40],
  terms: [20, 500],
  until: [1, 10],
  place: [1, 200],
  tel: [1, 40],
  hours: [10, 200],
  questions: [6, 80],
} as const satisfies Record<string, readonly [lines: number, chars: number]>;

export type CardField = keyof typeof BOUNDS;

/** What there is to write of a kind, in its order; `needed` without which it can't go. */
export const CARD_FIELDS: Readonly<
  Record<CardKind, { readonly all: readonly CardField[]; readonly needed: readonly CardField[] }>
> = {
  order_check: {
    all: ['number', 'goods', 'gifts', 'promises', 'total', 'name', 'phone', 'address'],
    needed: ['goods'],
  },
  payment_reminder: { all: ['number', 'goods', 'total'], needed: ['number'] },
  product: { all: ['title', 'item', 'price', 'was', 'link'], needed: ['title', 'item'] },
  coupon: { all: ['title', 'code', 'terms', 'until'], needed: ['title', 'code'] },
  store: { all: ['title', 'place', 'tel', 'hours'], needed: ['title', 'place'] },
  questions: { all: ['questions'], needed: ['questions'] },
};

/** What an agent writes down for a card, field by field as it is typed. */
export type CardDraft = { readonly type: CardKind } & Readonly<Partial<Record<CardField, string>>>;

/** Why a field can't go as it stands. */
export type CardFault = 'missing' | 'tooMany' | 'tooLong' | 'money' | 'link' | 'past';

/** By what a day is told: the site's zone, and what time it is, epoch ms. */
export interface CardClock {
  readonly zone: string;
  readonly now: number;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** An address is often pasted in several lines, and is one. */
const lineOf = (text: string): string => linesOf(text).join(' ');

/** What may have several lines, but is one text. */
const WHOLE: readonly CardField[] = ['terms', 'hours'];

/** How many rows a field begins with. */
export const rowsOf = (field: CardField): number =>
  field === 'goods' || field === 'questions'
    ? 4
    : BOUNDS[field][0] > 1 || field === 'address' || field === 'place'
      ? 2
      : 1;

/** `Kettle × 2`, `Kettle x2`: how many, where it says so. */
function goodsOf(line: string): { name: string; count?: number } {
  const [, name, count] = /^(.*\S)\s*[×xX*]\s*(\d{1,4})$/.exec(line) ?? [];
  return name && Number(count) > 0 ? { name, count: Number(count) } : { name: line };
}

/** `129.00 CNY`, `CNY 129`. */
function moneyOf(text: string): { amount: string; currency: string } | undefined {
  const [amount, ...more] = text.match(/\d+(?:\.\d+)?/g) ?? [];
  const [currency, ...others] = text.toUpperCase().match(/[A-Z]+/g) ?? [];
  const isOne = amount !== undefined && currency?.length === 3 && more.length + others.length === 0;
  return isOne && /^\d{1,12}(?:\.\d{1,4})?$/.test(amount) ? { amount, currency } : undefined;
}

/** An address of the web as a card takes it: https, in ASCII. */
function linkOf(text: string): string | undefined {
  if (!/^https:\/\//i.test(text)) return undefined;
  try {
    return new URL(text).href;
  } catch {
    return undefined;
  }
}

/** The end of a day, epoch ms. */
const endOf = (day: string, zone: string): number | undefined => {
  const lastMinute = fromField(zone, `${day}T23:59`);
  return lastMinute === undefined ? undefined : lastMinute + 59_999;
};

/** What is known already: what the shop's page shows, or what lies in the cart. No price of goods: the page
 * is the shopper's, and may say any. */
export function blankOf(live: ShopperNow['live']): CardDraft {
  const lines = live?.cart?.lines ?? [];
  const goods = lines.map(({ name, count = 1 }) => (count > 1 ? `${name} × ${count}` : name)).join('\n');
  const total = moneyOf(live?.cart?.total ?? '');
  return {
    type: 'order_check',
    number: live?.order?.number ?? '',
    goods,
    total: total ? `${total.amount} ${total.currency}` : '',
    title: live?.product?.name ?? '',
    item: live?.product?.id ?? '',
  };
}

function faultOf(field: CardField, text: string, { zone, now }: CardClock): CardFault | undefined {
  const [most, chars] = BOUNDS[field];
  if (WHOLE.includes(field)) return [...text.trim()].length > chars ? 'tooLong' : undefined;
  const lines = most > 1 ? linesOf(text) : [lineOf(text)];
  if (lines.length > most) return 'tooMany';
  if (lines.some((line) => [...line].length > chars)) return 'tooLong';
  const [line = ''] = lines;
  if (!line) return undefined;
  if (field === 'price' || field === 'was' || field === 'total') return moneyOf(line) ? undefined : 'money';
  if (field === 'link') return linkOf(line) ? undefined : 'link';
  if (field === 'until') return (endOf(line, zone) ?? 0) > now ? undefined : 'past';
  return undefined;
}

/** What is wrong with it, by field. */
export function wrongOf(draft: CardDraft, clock: CardClock): Partial<Record<CardField, CardFault>> {
  const { all, needed } = CARD_FIELDS[draft.type];
  const wrong: Partial<Record<CardField, CardFault>> = {};
  for (const field of all) {
    const text = draft[field] ?? '';
    const fault = faultOf(field, text, clock);
    if (fault) wrong[field] = fault;
    else if (needed.includes(field) && !text.trim()) wrong[field] = 'missing';
  }
  // What it cost before says nothing without what it costs.
  if (draft.type === 'product' && draft.was?.trim() && !draft.price?.trim()) wrong.price ??= 'missing';
  return wrong;
}

/** What of this was written. */
const some = <T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined | ''> } =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && (value as unknown[]).length !== 0,
    ),
  ) as never;

/** The card as it goes; undefined where something is wrong. */
export function cardOf(draft: CardDraft, clock: CardClock): Card | undefined {
  if (Object.keys(wrongOf(draft, clock)).length > 0) return undefined;
  const one = (field: CardField): string => lineOf(draft[field] ?? '');
  const many = (field: CardField): string[] => linesOf(draft[field] ?? '');
  const whole = (field: CardField): string => (draft[field] ?? '').trim();
  const money = (field: CardField) => moneyOf(one(field));
  const goods = many('goods').map(goodsOf);
  switch (draft.type) {
    case 'order_check':
      return {
        ...{ type: 'order_check', v: 1, goods },
        ...some({ total: money('total'), number: one('number'), gifts: many('gifts'), promises: many('promises') }),
        ...some({ name: one('name'), phone: one('phone'), address: one('address') }),
      };
    case 'payment_reminder':
      return { type: 'payment_reminder', v: 1, number: one('number'), ...some({ goods, total: money('total') }) };
    case 'product':
      return {
        ...{ type: 'product', v: 1, id: one('item'), name: one('title') },
        ...some({ price: money('price'), was: money('was'), url: linkOf(one('link')) }),
      };
    case 'coupon':
      return {
        ...{ type: 'coupon', v: 1, code: one('code'), name: one('title') },
        ...some({ terms: whole('terms'), until: endOf(one('until'), clock.zone) }),
      };
    case 'store':
      return {
        ...{ type: 'store', v: 1, name: one('title'), address: one('place') },
        ...some({ phone: one('tel'), hours: whole('hours') }),
      };
    case 'questions':
      return { type: 'questions', v: 1, questions: many('questions') };
  }
}

/** Whose word the relay will take it for: of what can be written here a link alone makes it a page's. */
export const wordOf = (card: Card): 'agent' | 'page' => ('url' in card ? 'page' : 'agent');
