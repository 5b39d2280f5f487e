import type { CardType, SharedCard } from '@shopbell/protocol';
import { fits, type Guard, oneOf } from '../wire/shape.ts';

const money = { amount: '', currency: '' } as const;

/** What a field is, in whichever kind it stands. */
const FIELDS = {
  'name?': '',
  'number?': '',
  'state?': '',
  'code?': '',
  'terms?': '',
  'address?': '',
  'phone?': '',
  'hours?': '',
  'picture?': '',
  'url?': '',
  'price?': money,
  'was?': money,
  'total?': money,
  'until?': 0,
  'dueAt?': 0,
  'goods?': [{ name: '', 'count?': 0, 'price?': money, 'picture?': '' }],
  'gifts?': [''],
  'promises?': [''],
  'questions?': [''],
} as const;

/** The kinds that this client can draw, with what has to be there. */
const KINDS: Readonly<Record<CardType, readonly string[]>> = {
  product: ['name'],
  order: ['number'],
  coupon: ['name', 'code'],
  store: ['name', 'address'],
  order_check: ['goods'],
  payment_reminder: ['number'],
  questions: ['questions'],
};

const isCard: Guard<object> = (value): value is object => {
  // Of each kind the first version.
  if (!fits({ type: '', v: 0, ...FIELDS }, value) || value.v !== 1 || !Object.hasOwn(KINDS, value.type)) return false;
  return KINDS[value.type as CardType].every((name) => Reflect.get(value, name) !== undefined);
};

/**
 * The card of a message (`message.card`), looked at before it is used. Undefined where there is none that this version can draw: a newer
 * relay may know more kinds, and later versions of these; that is to be told as such.
 */
export function readCard(value: unknown): SharedCard | undefined {
  const isShared = fits({ card: isCard, from: oneOf('shop', 'page', 'agent'), 'until?': 0 }, value);
  // Looked through just now; what is not named above is not used.
  return isShared ? (value as unknown as SharedCard) : undefined;
}
