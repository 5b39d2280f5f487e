import { expect, test } from 'vitest';
import { blankOf, cardOf, wrongOf } from './card-draft.ts';

const blank = blankOf(undefined);

test('an order check goes with all that was written, line by line', () => {
  const draft = {
    ...blank,
    number: ' A-1 ',
    goods: 'Kettle × 2\n\nCup x3 \nBox of 12',
    gifts: 'Filter\n',
    promises: 'Sent today',
    total: '129.00 cny',
    name: 'Wang',
    phone: '13812345678',
    address: '88 Nanjing Road\nShanghai',
  };
  expect(cardOf(draft)).toEqual({
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

test('what was not written is not in it, and a reminder has nothing of whom the goods go to', () => {
  expect(cardOf({ ...blank, goods: 'Kettle' })).toEqual({ type: 'order_check', v: 1, goods: [{ name: 'Kettle' }] });
  expect(cardOf({ ...blank, type: 'payment_reminder', number: 'A-1', phone: '138' })).toEqual({
    type: 'payment_reminder',
    v: 1,
    number: 'A-1',
  });
});

test.each([
  [{}, { goods: 'missing' }],
  [{ type: 'payment_reminder' }, { number: 'missing' }],
  [{ goods: 'a\n'.repeat(21) }, { goods: 'tooMany' }],
  [{ goods: 'a', gifts: 'b'.repeat(121) }, { gifts: 'tooLong' }],
  [{ goods: 'a', total: '129' }, { total: 'total' }],
  [{ goods: 'a', total: '1,299 CNY' }, { total: 'total' }],
  [{ goods: 'a', total: '129 CNY EUR' }, { total: 'total' }],
  [{ goods: 'a', total: 'CNY 129.5' }, {}],
])('tells what is wrong before it goes: %o', (given, wrong) => {
  const draft = { ...blank, ...given } as typeof blank;
  expect(wrongOf(draft)).toEqual(wrong);
  expect(cardOf(draft) === undefined).toBe(Object.keys(wrong).length > 0);
});

test('begins with what the shop’s page shows', () => {
  const cart = { lines: [{ name: 'Kettle', count: 2 }, { name: 'Cup' }], total: 'CNY 168.00' };
  expect(blankOf({ at: 1, order: { number: 'A-1' }, cart })).toMatchObject({
    number: 'A-1',
    goods: 'Kettle × 2\nCup',
    total: '168.00 CNY',
  });
});
