import type { Card } from '@shopbell/protocol';
import { expect, test } from 'vitest';
import { heldWords } from '../conversation/deeds/said.ts';
import { cardTexts, maySend, unsignedFrom } from './cards.ts';

const CARDS: readonly Card[] = [
  { type: 'product', v: 1, id: '1', name: '2' },
  { type: 'order', v: 1, number: '1', state: '2', goods: [{ name: '3' }] },
  { type: 'coupon', v: 1, name: '1', code: '2', terms: '3' },
  { type: 'store', v: 1, name: '1', address: '2', phone: '3', hours: '4' },
  {
    ...{ type: 'order_check', v: 1, goods: [{ name: '1' }], gifts: ['2'], promises: ['3'] },
    ...{ number: '4', name: '5', phone: '6', address: '7' },
  },
  { type: 'payment_reminder', v: 1, number: '1', goods: [{ name: '2' }] },
  { type: 'questions', v: 1, questions: ['1', '2'] },
];

test('[GD1] every word of a card is looked through, and what is held back tells all of them', () => {
  for (const card of CARDS) {
    const texts = cardTexts(card);
    expect(texts.toSorted()).toEqual(texts.map((_, at) => `${at + 1}`));
    expect(heldWords('Look', { card: { card, from: 'agent' } })).toBe(['Look', ...texts].join(' '));
  }
});

test('the counter alone checks, reminds and offers questions; what leads somewhere is nobody’s word but the shop’s', () => {
  expect(CARDS.filter((card) => !maySend('shopper', card)).map(({ type }) => type)).toEqual([
    'order_check',
    'payment_reminder',
    'questions',
  ]);
  expect(CARDS.every((card) => maySend('agent', card))).toBe(true);
  expect(CARDS.map((card) => unsignedFrom('agent', card))).toEqual(CARDS.map(() => 'agent'));
  expect(CARDS.map((card) => unsignedFrom('agent', { ...card, url: 'https://pay.example/' } as Card))).toEqual(
    CARDS.map(() => 'page'),
  );
  const picture = 'https://shop.example/a.png';
  const pictured = CARDS.flatMap((card): Card[] => {
    if (card.type === 'product') return [{ ...card, picture }];
    return 'goods' in card && card.goods ? [{ ...card, goods: card.goods.map((one) => ({ ...one, picture })) }] : [];
  });
  expect(pictured.map((card) => [card.type, unsignedFrom('agent', card)])).toEqual([
    ['product', 'page'],
    ['order', 'page'],
    ['order_check', 'page'],
    ['payment_reminder', 'page'],
  ]);
  expect(CARDS.map((card) => unsignedFrom('shopper', card))).toEqual(CARDS.map(() => 'page'));
});
