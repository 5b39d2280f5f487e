import type { CardType, SharedCard } from '@shopbell/protocol';
import { fits, type Guard, oneOf, type Shape, variant } from '../wire/shape.ts';

const money = { amount: '', currency: '' } as const;
const goods = [{ name: '', 'count?': 0, 'price?': money, 'picture?': '' }] as const;
/** The version of each kind that this client can draw. */
const v: Guard<1> = (value): value is 1 => value === 1;

const isCard = variant('type', {
  product: { v, name: '', 'price?': money, 'was?': money, 'picture?': '', 'url?': '' },
  order: { v, number: '', 'state?': '', 'goods?': goods, 'total?': money, 'url?': '' },
  coupon: { v, name: '', code: '', 'terms?': '', 'until?': 0, 'url?': '' },
  store: { v, name: '', address: '', 'phone?': '', 'hours?': '', 'url?': '' },
  order_check: {
    v,
    goods,
    'number?': '',
    'gifts?': [''],
    'promises?': [''],
    'total?': money,
    'name?': '',
    'phone?': '',
    'address?': '',
  },
  payment_reminder: { v, number: '', 'goods?': goods, 'total?': money, 'dueAt?': 0, 'url?': '' },
  questions: { v, questions: [''] },
} as const satisfies { readonly [K in CardType]: Shape });

/**
 * The card of a message (`message.card`), looked at before it is used. Undefined where there is none that this version can draw: a newer
 * relay may know more kinds, and later versions of these; that is to be told as such.
 */
export function readCard(value: unknown): SharedCard | undefined {
  const isShared = fits({ card: isCard, from: oneOf('shop', 'page', 'agent'), 'until?': 0 }, value);
  // Looked through just now; what is not named above is not used.
  return isShared ? (value as unknown as SharedCard) : undefined;
}
