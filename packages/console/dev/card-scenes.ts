import type { Card, SharedCard } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';
import { ME, message, shopperOf, threadOf } from '../src/testing/fixtures.ts';
import { ago } from './scene-rows.ts';
import { threads } from './scene-talks.ts';
import { scene } from './scenes.ts';

const s = shopperOf(11);
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const check: Card = {
  ...{ type: 'order_check', v: 1, number: 'KL-20261120-0042', total: yuan('336.00') },
  goods: [
    { name: 'Sencha, first harvest, 100 g', count: 2, price: yuan('256.00') },
    { name: 'Kettle', price: yuan('80.00') },
  ],
  ...{ gifts: ['Tea filter'], promises: ['Bag two without a price'], name: 'Mei Tanaka' },
  ...{ phone: '138****5678', address: '上海市黄浦区****' },
};
const product: Card = {
  ...{
    type: 'product',
    v: 1,
    id: 'SKU-1',
    name: 'Sencha, first harvest, 100 g',
    price: yuan('128.00'),
    was: yuan('148'),
  },
  url: 'https://shop.example/p/sencha',
};
const by = { shopper: s, agent: ME } as const;
const card = (seq: number, who: keyof typeof by, shared: SharedCard | object, text = '') => ({
  ...message(seq, by[who], ago(600 - seq * 20), text),
  card: shared as SharedCard,
});
const answer = (seq: number, re: number, act: 'confirm' | 'correct', text = '') => ({
  ...message(seq, s, ago(600 - seq * 20), text),
  ...{ re, act },
});

/** Every kind and state of a card that a thread may have. */
const cards = (): Thread =>
  threadOf(11, {
    events: [
      { kind: 'requested', seq: 1, at: ago(700), by: s },
      { kind: 'assigned', seq: 2, at: ago(690), by: ME, agent: ME },
      card(3, 'shopper', { card: product, from: 'page' }, 'Is this one in stock?'),
      card(4, 'shopper', {
        card: { type: 'order', v: 1, number: 'KL-77', state: 'Sent' },
        from: 'shop',
        until: ago(60),
      }),
      card(5, 'agent', { card: check, from: 'agent' }),
      answer(6, 5, 'correct', 'Three bags, please'),
      card(7, 'agent', { card: { ...check, promises: [] }, from: 'agent' }),
      answer(8, 7, 'confirm'),
      card(9, 'agent', { card: { type: 'payment_reminder', v: 1, number: 'KL-20261120-0042' }, from: 'agent' }),
      card(10, 'agent', {
        card: { type: 'questions', v: 1, questions: ['Where is it?', '可以退吗？'] },
        from: 'agent',
      }),
      card(11, 'shopper', { card: { type: 'coupon', v: 1, code: 'TEA10', name: '10 % off' }, from: 'page' }),
      card(12, 'agent', {
        card: {
          ...{ type: 'store', v: 1, name: 'The Bund', address: '1 The Bund', phone: '021 6321', distanceM: 1240 },
          ...{ near: '人民广场', open: true, turns: [ago(-7200)], zone: 'Asia/Shanghai', services: ['Repair', '试饮'] },
        },
        from: 'agent',
      }),
      card(13, 'shopper', { card: { type: 'poem', v: 1 }, from: 'shop' }),
      card(14, 'agent', { card: check, from: 'agent' }),
    ],
  });

export const CARD_SCENES: Readonly<Record<string, () => AgentView>> = {
  cards: () => scene({ threads: threads(cards()) }),
};
