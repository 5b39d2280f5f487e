import type { Card } from '@shopbell/protocol';
import type { ShopperNow } from '@shopbell/sdk/agent';

/** What an agent writes down of an order, field by field as it is typed; of `goods`, `gifts` and `promises` one a line. */
export interface CardDraft {
  readonly type: 'order_check' | 'payment_reminder';
  readonly number: string;
  readonly goods: string;
  readonly gifts: string;
  readonly promises: string;
  readonly total: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

type Field = Exclude<keyof CardDraft, 'type'>;

/** Why a field can't go as it stands. */
export type CardFault = 'missing' | 'tooMany' | 'tooLong' | 'total';

/** Most lines of a field, and most characters of a line, as the server takes them. */
const BOUNDS: Readonly<Record<Exclude<Field, 'total'>, readonly [lines: number, chars: number]>> = {
  number: [1, 80],
  goods: [20, 120],
  gifts: [10, 120],
  promises: [10, 200],
  name: [1, 64],
  phone: [1, 40],
  address: [1, 200],
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** An address is often pasted in several lines, and is one. */
const lineOf = (text: string): string => linesOf(text).join(' ');

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

/** What is known of the order already: what the shop's page shows, or what lies in the cart. */
export function blankOf(live: ShopperNow['live']): CardDraft {
  const lines = live?.cart?.lines ?? [];
  const goods = lines.map(({ name, count = 1 }) => (count > 1 ? `${name} × ${count}` : name)).join('\n');
  const total = moneyOf(live?.cart?.total ?? '');
  return {
    type: 'order_check',
    number: live?.order?.number ?? '',
    goods,
    gifts: '',
    promises: '',
    total: total ? `${total.amount} ${total.currency}` : '',
    name: '',
    phone: '',
    address: '',
  };
}

/** What is wrong with it, by field. */
export function wrongOf(draft: CardDraft): Partial<Record<Field, CardFault>> {
  const isCheck = draft.type === 'order_check';
  const wrong: Partial<Record<Field, CardFault>> = {};
  for (const [field, [most, chars]] of Object.entries(BOUNDS) as [keyof typeof BOUNDS, readonly [number, number]][]) {
    const lines = most > 1 ? linesOf(draft[field]) : [lineOf(draft[field])];
    if (lines.length > most) wrong[field] = 'tooMany';
    else if (lines.some((line) => [...line].length > chars)) wrong[field] = 'tooLong';
  }
  if (isCheck && !linesOf(draft.goods).length) wrong.goods = 'missing';
  if (!isCheck && !lineOf(draft.number)) wrong.number = 'missing';
  if (/\d/.test(draft.total) && !moneyOf(draft.total)) wrong.total = 'total';
  return wrong;
}

/** The card as it goes; undefined where something is wrong. */
export function cardOf(draft: CardDraft): Card | undefined {
  if (Object.keys(wrongOf(draft)).length > 0) return undefined;
  const goods = linesOf(draft.goods).map(goodsOf);
  const total = moneyOf(draft.total);
  const number = lineOf(draft.number);
  const money = total ? { total } : {};
  if (draft.type === 'payment_reminder') {
    return { type: 'payment_reminder', v: 1, number, ...(goods.length > 0 ? { goods } : {}), ...money };
  }
  const [gifts, promises] = [linesOf(draft.gifts), linesOf(draft.promises)];
  const [name, phone, address] = [lineOf(draft.name), lineOf(draft.phone), lineOf(draft.address)];
  return {
    ...{ type: 'order_check', v: 1, goods },
    ...money,
    ...(number ? { number } : {}),
    ...(gifts.length > 0 ? { gifts } : {}),
    ...(promises.length > 0 ? { promises } : {}),
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(address ? { address } : {}),
  };
}
