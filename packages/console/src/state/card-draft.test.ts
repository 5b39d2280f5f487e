import { unsignedFrom } from '@shopbell/domain';
import { readCard } from '@shopbell/protocol';
import { describe, expect, test } from 'vitest';
import { blankOf, CARD_FIELDS, CARD_KINDS, type CardDraft, cardOf, wordOf, wrongOf } from './card-draft.ts';

const blank = blankOf(undefined);
const DAY = 86_400_000;
/** Noon of a day in Shanghai. */
const clock = { zone: 'Asia/Shanghai', now: Date.UTC(2026, 10, 23, 4) };
/** What each kind needs. */
const least = { goods: 'a', number: 'A-1', title: 'a', item: '1', code: 'A', place: 'b', questions: 'a?' };
const draftOf = (given: Partial<CardDraft>): CardDraft => ({ ...blank, ...given });
const card = (given: Partial<CardDraft>) => cardOf(draftOf(given), clock);

describe('what an agent writes becomes a card', () => {
  test('an order check goes with all that was written, line by line', () => {
    const written = {
      number: ' A-1 ',
      goods: 'Kettle × 2\n\nCup x3 \nBox of 12',
      gifts: 'Filter\n',
      promises: 'Sent today',
      total: '129.00 cny',
      name: 'Wang',
      phone: '13812345678',
      address: '88 Nanjing Road\nShanghai',
    };
    expect(card(written)).toEqual({
      type: 'order_check',
      v: 1,
      number: 'A-1',
      goods: [{ name: 'Kettle', count: 2 }, { name: 'Cup', count: 3 }, { name: 'Box of 12' }],
      gifts: ['Filter'],
      promises: ['Sent today'],
      total: { amount: '129.00', currency: 'CNY' },
      name: 'Wang',
      phone: '13812345678',
      address: '88 Nanjing Road Shanghai',
    });
  });

  test('a product, a coupon, a store and questions', () => {
    expect(
      card({
        type: 'product',
        title: 'Kettle',
        item: 'SKU-1',
        price: '129 CNY',
        was: 'CNY 149',
        link: 'https://a.example/水',
      }),
    ).toEqual({
      ...{ type: 'product', v: 1, id: 'SKU-1', name: 'Kettle' },
      ...{ price: { amount: '129', currency: 'CNY' }, was: { amount: '149', currency: 'CNY' } },
      url: 'https://a.example/%E6%B0%B4',
    });
    expect(
      card({ type: 'coupon', title: '10 % off', code: 'TEA10', terms: 'Once.\nNot on sale.', until: '2026-11-23' }),
    ).toEqual({
      ...{ type: 'coupon', v: 1, code: 'TEA10', name: '10 % off', terms: 'Once.\nNot on sale.' },
      until: Date.UTC(2026, 10, 23, 16) - 1,
    });
    expect(
      card({ type: 'store', title: 'The Bund', place: '1 The Bund\nShanghai', tel: '021 6321', hours: '9–18' }),
    ).toEqual({
      ...{ type: 'store', v: 1, name: 'The Bund', address: '1 The Bund Shanghai', phone: '021 6321', hours: '9–18' },
    });
    expect(card({ type: 'questions', questions: 'Where is it?\n\n可以退吗？' })).toEqual({
      ...{ type: 'questions', v: 1, questions: ['Where is it?', '可以退吗？'] },
    });
  });

  test('what was not written is not in it, nor what belongs to another kind', () => {
    expect(card({ goods: 'Kettle' })).toEqual({ type: 'order_check', v: 1, goods: [{ name: 'Kettle' }] });
    const all = Object.fromEntries(
      CARD_KINDS.flatMap((kind) => CARD_FIELDS[kind].all).map((field) => [field, '9 CNY']),
    );
    const given = { ...all, link: 'https://a.example/', until: '2026-12-01', phone: '138', address: '88 Nanjing Road' };
    for (const type of CARD_KINDS) {
      const sent = JSON.stringify(card({ ...given, type }));
      expect([type, /138|Nanjing/.test(sent)]).toEqual([type, type === 'order_check']);
    }
  });

  test('[CC4] and is told for whose word the relay will take it', () => {
    for (const link of ['', 'https://a.example/']) {
      for (const type of CARD_KINDS) {
        const sent = card({ ...least, type, link });
        expect(sent && [type, wordOf(sent)]).toEqual(sent && [type, unsignedFrom('agent', sent)]);
      }
    }
  });

  test('of each kind what is let through is one that the server takes', () => {
    for (const type of CARD_KINDS) {
      const sent = card({ ...least, type });
      expect(readCard(sent)).toEqual(sent);
    }
  });
});

test.each<[Partial<CardDraft>, object]>([
  [{}, { goods: 'missing' }],
  [{ type: 'payment_reminder' }, { number: 'missing' }],
  [{ goods: 'a\n'.repeat(21) }, { goods: 'tooMany' }],
  [{ goods: 'a', gifts: 'b'.repeat(121) }, { gifts: 'tooLong' }],
  [{ goods: 'a', total: '129' }, { total: 'money' }],
  [{ goods: 'a', total: 'dear' }, { total: 'money' }],
  [{ goods: 'a', total: '1,299 CNY' }, { total: 'money' }],
  [{ goods: 'a', total: '129 CNY EUR' }, { total: 'money' }],
  [{ goods: 'a', total: 'CNY 129.5' }, {}],
  [{ type: 'product' }, { title: 'missing', item: 'missing' }],
  [{ type: 'product', title: 'a', item: '1', was: '9 CNY' }, { price: 'missing' }],
  [{ type: 'product', title: 'a', item: '1', link: 'http://a.example/' }, { link: 'link' }],
  [{ type: 'product', title: 'a', item: '1', link: 'javascript:alert(1)' }, { link: 'link' }],
  [{ type: 'product', title: 'a', item: '1', link: 'https://' }, { link: 'link' }],
  [{ type: 'coupon' }, { title: 'missing', code: 'missing' }],
  [{ type: 'coupon', title: 'a', code: 'A', until: '2026-11-22' }, { until: 'past' }],
  [{ type: 'coupon', title: 'a', code: 'A', terms: 'x'.repeat(501) }, { terms: 'tooLong' }],
  [{ type: 'store', title: 'a' }, { place: 'missing' }],
  [{ type: 'questions', questions: '\n' }, { questions: 'missing' }],
  [{ type: 'questions', questions: 'a?\n'.repeat(7) }, { questions: 'tooMany' }],
])('tells what is wrong before it goes: %o', (given, wrong) => {
  const draft = draftOf(given);
  expect(wrongOf(draft, clock)).toEqual(wrong);
  expect(cardOf(draft, clock) === undefined).toBe(Object.keys(wrong).length > 0);
});

test('a coupon is good to the end of its day in the shop’s zone', () => {
  const coupon = draftOf({ type: 'coupon', title: 'a', code: 'A', until: '2026-11-23' });
  const end = Date.UTC(2026, 10, 23, 16);
  expect(wrongOf(coupon, { ...clock, now: end - 2 })).toEqual({});
  expect(wrongOf(coupon, { ...clock, now: end - 1 })).toEqual({ until: 'past' });
  expect(wrongOf(coupon, { ...clock, now: end - DAY })).toEqual({});
});

test('begins with what the shop’s page shows, and takes no price of goods from it', () => {
  const cart = { lines: [{ name: 'Kettle', count: 2 }, { name: 'Cup' }], total: 'CNY 168.00' };
  const product = { id: 'SKU-1', name: 'Kettle', price: '1.00 CNY' };
  const draft = blankOf({ at: 1, order: { number: 'A-1' }, cart, product });
  expect(draft).toMatchObject({ number: 'A-1', goods: 'Kettle × 2\nCup', total: '168.00 CNY' });
  expect(cardOf({ ...draft, type: 'product' }, clock)).toEqual({ type: 'product', v: 1, id: 'SKU-1', name: 'Kettle' });
});
