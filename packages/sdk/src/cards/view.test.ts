import type { Card, SharedCard } from '@shopbell/protocol';
import { expect, it } from 'vitest';
import { answersIn } from './answers.ts';
import { readCard } from './read.ts';
import { type CardContext, cardView } from './view.ts';
import { writePrice, writeTime } from './write.ts';

const NOW = 1_764_000_000_000;
const PAGE = 'https://shop.example';
const look = (card: Card, more: Partial<SharedCard> = {}, context: Partial<CardContext> = {}) =>
  cardView({ card, from: 'page', ...more }, { locale: 'en', now: NOW, origins: [PAGE], ...context });

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const product: Card = { type: 'product', v: 1, id: 'SKU-1', name: 'Kettle', price: yuan('129.00'), was: yuan('149') };
const reminder: Card = {
  type: 'payment_reminder',
  v: 1,
  number: 'A-1',
  total: yuan('129.00'),
  url: 'https://pay.example/a-1',
};
const check: Card = {
  type: 'order_check',
  v: 1,
  goods: [{ name: 'Kettle', count: 2, price: yuan('258') }, { name: 'Cup' }],
  gifts: ['Filter'],
  promises: ['Sent today'],
  total: yuan('268'),
  name: 'Wang',
  phone: '13812345678',
  address: '88 Nanjing Road',
};
const questions: Card = { type: 'questions', v: 1, questions: ['Where is it?', 'Can I return it?'] };

const shopper = { role: 'shopper', id: 's' } as const;
const agent = { role: 'agent', id: 'a', name: 'Mei' } as const;
const said = (seq: number, more: object) =>
  ({ kind: 'message', seq, at: seq, by: shopper, text: '', ...more }) as never;
const on = (re: number, events: readonly unknown[], pending: readonly unknown[] = []) =>
  answersIn({ events: events as never, pending: pending as never }).get(re);

it('[CA5] prices are written in the way of the language, and to their last digit', () => {
  expect([
    writePrice(yuan('129.00'), 'zh-CN'),
    writePrice(yuan('1234567.5'), 'de'),
    writePrice({ amount: '1200', currency: 'JPY' }, 'en'),
    writePrice({ amount: '0.1255', currency: 'USD' }, 'en'),
    writePrice({ amount: '999999999999.0003', currency: 'USD' }, 'en'),
  ]).toEqual(['¥129.00', '1.234.567,50\u00a0CN¥', '¥1,200', '$0.1255', '$999,999,999,999.0003']);
});

it('[CA4] what can’t be written as a price or a time is shown as it came', () => {
  expect([
    writePrice({ amount: 'much', currency: 'CNY' }, 'en'),
    writePrice({ amount: '1', currency: '??' }, 'en'),
    writeTime(9e99, 'en'),
  ]).toEqual(['much CNY', '1 ??', '']);
});

it('[CA2] a picture is shown where the shop signed for it, or it is of the page itself', () => {
  const at = (picture: string, from: SharedCard['from']) => look({ ...product, picture } as Card, { from }).picture;
  const own = `${PAGE}/kettle.png`;
  const elsewhere = 'https://cdn.example/kettle.png';
  expect([at(own, 'page'), at(elsewhere, 'page'), at(elsewhere, 'agent'), at(elsewhere, 'shop')]).toEqual([
    own,
    undefined,
    undefined,
    elsewhere,
  ]);
  for (const hostile of [
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    'http://cdn.example/x',
    'https://a@b.example/x',
    '//x',
    '',
  ]) {
    expect(at(hostile, 'shop')).toBeUndefined();
  }
});

it('[CA2] to pay leads what the shop signed for, and nothing else; an address that is no https leads nowhere', () => {
  expect(look(reminder, { from: 'shop' }).action).toEqual({ do: 'pay', url: 'https://pay.example/a-1' });
  expect([look(reminder).action, look(reminder, { from: 'agent' }).action]).toEqual([undefined, undefined]);
  expect(look({ ...product, url: 'https://shop.example/k?x=1' } as Card).action).toEqual({
    do: 'open',
    url: 'https://shop.example/k?x=1',
    host: 'shop.example',
  });
  for (const url of ['javascript:alert(1)', 'http://shop.example/k', 'https://a:b@shop.example/', 'nowhere']) {
    expect(look({ ...product, url } as Card, { from: 'shop' }).action).toBeUndefined();
  }
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'blob:null/x']) {
    const shown = look({ ...product, url, picture: url } as Card, { from: 'shop' }, { origins: ['null'] });
    expect([shown.action, shown.picture], url).toEqual([undefined, undefined]);
  }
  const local = { ...product, url: 'http://localhost:8081/k' } as Card;
  expect(look(local, {}, { origins: ['http://localhost:8081'] }).action).toMatchObject({ do: 'open' });
});

it('every kind has its title, its lines and one action', () => {
  expect(look(product)).toMatchObject({ title: 'Kettle', price: 'CN¥129.00', was: 'CN¥149.00', lines: [] });
  expect(look(check)).toMatchObject({ title: '', action: { do: 'check' } });
  expect(look(check).lines.map(({ label, text, price }) => [label, text, price])).toEqual([
    ['goods', 'Kettle × 2', 'CN¥258.00'],
    ['goods', 'Cup', undefined],
    ['gift', 'Filter', undefined],
    ['promise', 'Sent today', undefined],
    ['total', 'CN¥268.00', undefined],
    ['name', 'Wang', undefined],
    ['address', '88 Nanjing Road', undefined],
    ['phone', '13812345678', undefined],
  ]);
  const order: Card = {
    type: 'order',
    v: 1,
    number: 'A-1',
    state: 'Sent',
    goods: [{ name: 'Kettle', picture: `${PAGE}/k` }],
  };
  expect(look(order)).toMatchObject({
    title: 'A-1',
    picture: `${PAGE}/k`,
    lines: [{ label: 'state' }, { label: 'goods' }],
  });
  const coupon: Card = { type: 'coupon', v: 1, code: 'TEA10', name: '10 % off', terms: 'Tea only', until: NOW + 1 };
  expect(look(coupon)).toMatchObject({ title: '10 % off', action: { do: 'copy', code: 'TEA10' }, until: NOW + 1 });
  const store: Card = { type: 'store', v: 1, name: 'Bund', address: '1 The Bund', phone: '+86 21 1234', hours: '9–18' };
  expect(look(store)).toMatchObject({ title: 'Bund', action: { do: 'call', url: 'tel:+86211234' } });
  expect(look(store).lines.map(({ label }) => label)).toEqual(['address', 'hours', 'phone']);
  expect(look(questions).action).toEqual({ do: 'choose', questions: ['Where is it?', 'Can I return it?'] });
});

it('[CA3] what is over offers nothing: the shop’s word, the coupon, the order, the conversation', () => {
  const over = { state: 'expired', action: undefined, until: undefined };
  expect(look(product, { until: NOW })).toMatchObject(over);
  expect(look({ ...reminder, dueAt: NOW - 1 } as Card, { from: 'shop', until: NOW + 9 })).toMatchObject(over);
  expect(look({ type: 'coupon', v: 1, code: 'T', name: 'T', until: NOW - 1 })).toMatchObject(over);
  expect(look(reminder, { from: 'shop', until: NOW + 9 })).toMatchObject({ state: 'open', until: NOW + 9 });
  expect([look(check, {}, { closed: true }).action, look(questions, {}, { closed: true }).action]).toEqual([
    undefined,
    undefined,
  ]);
});

it('[CA3] an order check goes by what its shopper said to it, and is open again where that was refused', () => {
  const state = (events: readonly unknown[], pending?: readonly unknown[]) => {
    const { state: is, action } = look(check, { from: 'agent' }, { answers: on(7, events, pending) });
    return [is, action !== undefined];
  };
  const yes = { re: 7, act: 'confirm', cid: 'c' };
  const no = { re: 7, act: 'correct', text: 'two' };
  expect(state([])).toEqual(['open', true]);
  expect(state([said(8, { re: 7, text: 'thanks' })])).toEqual(['open', true]);
  expect(state([said(8, { ...yes, re: 6 })])).toEqual(['open', true]);
  expect(state([said(8, { ...yes, by: agent })])).toEqual(['open', true]);
  expect(state([said(8, no)])).toEqual(['corrected', true]);
  expect(state([said(8, no)], [{ ...yes, status: 'saved' }])).toEqual(['waits', false]);
  expect(state([said(8, no)], [{ ...yes, status: 'failed' }])).toEqual(['corrected', true]);
  expect(state([said(8, yes)], [{ ...yes, status: 'sending' }])).toEqual(['confirmed', false]);
  expect(state([said(8, yes), said(9, no)])).toEqual(['confirmed', false]);
});

it('[CA3] a newer check of the order takes the place of an older one that is not confirmed, and of no other', () => {
  const sent = (seq: number, number?: string) =>
    said(seq, { by: agent, card: { card: number === undefined ? check : { ...check, number }, from: 'agent' } });
  const states = (events: readonly unknown[], pending?: readonly unknown[]) =>
    [1, 2, 3].map((re) => look(check, { from: 'agent' }, { answers: on(re, events, pending) }).state);
  const [no, yes] = [said(4, { re: 1, act: 'correct', text: 'two' }), said(4, { re: 1, act: 'confirm' })];
  expect(states([sent(1, 'A'), sent(2, 'B'), sent(3, 'A')])).toEqual(['replaced', 'open', 'open']);
  expect(states([sent(1, 'A'), sent(2), sent(3, 'B')])).toEqual(['replaced', 'replaced', 'open']);
  expect(states([sent(1), said(2, { by: agent }), sent(3), no])).toEqual(['replaced', 'open', 'open']);
  expect(states([sent(1), yes, sent(5)])).toEqual(['confirmed', 'open', 'open']);
  expect(states([sent(1), sent(5)], [{ re: 1, act: 'confirm', status: 'saved' }])[0]).toBe('waits');
  expect(states([sent(1), sent(5)], [{ re: 1, act: 'confirm', status: 'failed' }])[0]).toBe('replaced');
  expect(look(check, { from: 'agent' }, { answers: on(1, [sent(1), sent(2)]) }).action).toBeUndefined();
});

it('[CA3] of the questions the one that was said to the card is chosen, other words are none', () => {
  const look7 = (events: readonly unknown[], pending?: readonly unknown[]) =>
    look(questions, {}, { answers: on(7, events, pending) });
  expect(look7([said(8, { re: 7, text: 'hm' }), said(9, { text: 'Where is it?' })])).toMatchObject({ state: 'open' });
  expect(look7([], [{ re: 7, text: 'Where is it?', status: 'saved' }])).toMatchObject({
    state: 'waits',
    action: undefined,
  });
  expect(look7([said(8, { re: 7, text: 'hm' }), said(9, { re: 7, text: 'Where is it?' })])).toMatchObject({
    state: 'chosen',
    chosen: 'Where is it?',
    action: undefined,
  });
});

it('[CA4] every kind is read; an unknown one, a later version, a broken one and no card at all are none', () => {
  const order = { type: 'order', v: 1, number: 'A-1' };
  const coupon = { type: 'coupon', v: 1, code: 'T', name: 'T' };
  const store = { type: 'store', v: 1, name: 'T', address: 'T' };
  for (const card of [product, order, coupon, store, check, reminder, questions]) {
    expect(readCard({ card, from: 'shop', until: 1 })).toEqual({ card, from: 'shop', until: 1 });
  }
  for (const card of [
    { ...product, v: 2 },
    { ...product, type: 'poem' },
    { ...product, type: 'constructor' },
    { ...product, name: { toString: null } },
    { ...product, price: '129' },
    { ...check, goods: {} },
    { ...check, gifts: [1] },
    { ...coupon, until: 1 / 0 },
    null,
    'a.b.c',
  ]) {
    expect(readCard({ card, from: 'page' })).toBeUndefined();
  }
  for (const value of [undefined, null, 1, 'x', [], {}, { card: product }, { card: product, from: 'me' }]) {
    expect(readCard(value)).toBeUndefined();
  }
});
