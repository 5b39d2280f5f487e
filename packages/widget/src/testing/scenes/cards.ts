import type { Card, SharedCard } from '@shopbell/protocol';
import type { Pending, Thread } from '@shopbell/sdk';
import { message, pending, thread } from '../talk.ts';
import { ago, type Scene, type Scenes, talking } from './scene.ts';

/** Of the page itself, as a shop's own pictures are. */
const PICTURE = `${globalThis.location?.origin ?? 'https://shop.example'}/kettle.svg`;
const yuan = (amount: string) => ({ amount, currency: 'CNY' });

export const PRODUCT: Card = {
  type: 'product',
  v: 1,
  id: 'SKU-1',
  name: 'Glass kettle with a bamboo handle, 1.7 l',
  price: yuan('129.00'),
  was: yuan('149.00'),
  picture: PICTURE,
  url: 'https://shop.example/kettle',
};
export const CHECK: Card = {
  type: 'order_check',
  v: 1,
  number: '2026-0417-11',
  goods: [
    { name: 'Glass kettle', count: 2, price: yuan('258.00') },
    { name: 'Cup', price: yuan('39.00') },
  ],
  gifts: ['Tea filter'],
  promises: ['Sent today by SF Express'],
  total: yuan('297.00'),
  name: 'Wang Xiaoming',
  phone: '138 1234 5678',
  address: 'Room 1201, 88 Nanjing East Road, Huangpu District, Shanghai',
};
const REMINDER: Card = {
  type: 'payment_reminder',
  v: 1,
  number: '2026-0417-11',
  goods: [{ name: 'Glass kettle' }],
  total: yuan('129.00'),
  dueAt: Date.now() + 3_600_000,
  url: 'https://pay.example/2026-0417-11',
};
const COUPON: Card = {
  type: 'coupon',
  v: 1,
  code: 'TEA10',
  name: '10 % off tea',
  terms: 'One an order.\nNot with other offers.',
  until: Date.now() + 86_400_000,
};
const STORE: Card = {
  type: 'store',
  v: 1,
  name: 'Loom & Leaf, the Bund',
  address: '1 The Bund, Shanghai',
  phone: '+86 21 6321 0000',
  hours: 'Mon–Fri 9:00–18:00\nSat 10:00–16:00',
};
const ORDER: Card = {
  type: 'order',
  v: 1,
  number: '2026-0417-11',
  state: 'On its way',
  goods: [{ name: 'Glass kettle', count: 2, price: yuan('258.00') }],
  total: yuan('258.00'),
  url: 'https://shop.example/orders/2026-0417-11',
};
const QUESTIONS: Card = {
  type: 'questions',
  v: 1,
  questions: ['Where is my parcel?', 'Can I return it?', 'هل الشحن مجاني؟'],
};

type Event = Thread['events'][number];

/** A message with a card. */
export const withCard = (
  seq: number,
  card: Card,
  from: SharedCard['from'],
  more: Partial<SharedCard> = {},
  text = '',
): Event => ({ ...message(seq, 'theirs', text, undefined, ago(9 - seq)), card: { card, from, ...more } }) as Event;
/** A shopper's answer to the message `re`. */
const answer = (seq: number, re: number, act: 'confirm' | 'correct' | undefined, text = ''): Event =>
  ({ ...message(seq, 'mine', text, `c${seq}`, ago(9 - seq)), re, ...(act ? { act } : {}) }) as Event;

const shown = (events: Event[], shows = '.card', waiting: Pending[] = []): Scene => ({
  view: talking(thread('A', events, waiting)),
  shows,
});
/** Nobody answers there. */
const unreachable: NonNullable<Scene['prepare']> = ({ calls }) => calls.hold('send');

/** Cards, in every state that they have. */
export const CARDS: Scenes = {
  'cards of the shop': shown([
    withCard(1, ORDER, 'shop', { until: ago(-60) }),
    withCard(2, { ...PRODUCT, picture: 'https://localhost:9/none.svg' } as Card, 'shop', {}, 'This is the one.'),
    withCard(3, REMINDER, 'shop'),
  ]),
  'cards of the page': shown([
    {
      ...withCard(1, PRODUCT, 'page', {}, 'Is this one in stock?'),
      by: { role: 'shopper', id: 's1' },
      cid: 'c1',
    } as Event,
    withCard(2, REMINDER, 'page'),
    withCard(3, STORE, 'agent'),
    withCard(4, COUPON, 'page'),
  ]),
  'cards that are over': shown(
    [withCard(1, PRODUCT, 'shop', { until: ago(5) }), withCard(2, { ...COUPON, until: ago(5) } as Card, 'page')],
    '[data-state=expired]',
  ),
  'an order to check': shown([withCard(1, CHECK, 'agent')]),
  'what is wrong with an order': {
    ...shown([withCard(1, CHECK, 'agent')], '.card textarea'),
    acts: async ({ find }) => (await find('.card .act + button')).click(),
  },
  'an order with something wrong': shown(
    [withCard(1, CHECK, 'agent'), answer(2, 1, 'correct', 'Three cups, please')],
    '[data-state=corrected] + *, .answer',
  ),
  'an order that was checked anew': shown(
    [
      withCard(1, CHECK, 'agent'),
      answer(2, 1, 'correct', 'Three cups, please'),
      withCard(3, { ...CHECK, promises: ['Three cups, sent today'] } as Card, 'agent'),
    ],
    '[data-state=replaced]',
  ),
  'an order that is being confirmed': {
    ...shown([withCard(1, CHECK, 'agent')], '[data-state=waits]', [
      { ...pending('c9', '', 'saved', ago(0)), re: 1, act: 'confirm' },
    ]),
    prepare: unreachable,
  },
  'an order that was confirmed': shown(
    [withCard(1, CHECK, 'agent'), answer(2, 1, 'confirm')],
    '[data-state=confirmed]',
  ),
  'questions to choose from': shown([withCard(1, QUESTIONS, 'agent')], '.choice'),
  'a question that was chosen': shown(
    [withCard(1, QUESTIONS, 'agent'), answer(2, 1, undefined, 'Can I return it?')],
    '[data-state=chosen]',
  ),
  'a card that nobody knows': shown(
    [{ ...message(1, 'theirs', '', undefined, ago(1)), card: { card: { type: 'poem', v: 1 }, from: 'shop' } } as never],
    '.answer',
  ),
  'a card on its way': shown([message(1, 'theirs', 'Hi!', undefined, ago(2))], '.card', [
    { ...pending('c9', 'And this one?', 'saved', ago(0)), card: { ...PRODUCT, picture: undefined } as never },
  ]),
};
