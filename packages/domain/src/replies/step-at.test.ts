import { expect, it } from 'vitest';
import { type ReceptionSigns, type SaidThere, stepAt } from './step-at.ts';

const shopper = (text: string): SaidThere => ({ by: 'shopper', text });
const agent: SaidThere = { by: 'agent', text: 'Hello, my order is a refund' };
const at = (said: readonly SaidThere[], over: Partial<ReceptionSigns> = {}) => stepAt({ closed: false, said, ...over });

it('[RY4] greets until an agent has said something, in any group', () => {
  expect(at([])).toBe('greet');
  expect(at([shopper('我要退货')], { group: 'after-sales' })).toBe('greet');
  expect(at([], { saidBefore: true })).toBe('recommend');
});

it('[RY4] asks after the first answer, then recommends, while nothing tells more', () => {
  expect(at([agent])).toBe('ask');
  expect(at([agent, shopper('a lamp for my desk')])).toBe('ask');
  expect(at([agent, shopper('a lamp'), agent])).toBe('recommend');
});

it.each([
  ['is it genuine?', 'doubt'],
  ['有点太贵了', 'doubt'],
  ['How do I pay?', 'close'],
  ['现在下单有优惠吗', 'close'],
  ['I have paid', 'check'],
  ['已付，地址是北京', 'check'],
  ['Where is my parcel', 'after_sales'],
  ['快递还没到', 'after_sales'],
  ['Thank you!', 'goodbye'],
  ['好的谢谢', 'goodbye'],
])('[RY4] goes by the shopper’s words: %s', (text, step) => {
  expect(at([agent, shopper(text)])).toBe(step);
});

it('[RY4] goes by the newest of three messages that tells something, and by whole Latin words', () => {
  expect(at([agent, shopper('too expensive'), shopper('can I pay by card'), shopper('hm')])).toBe('close');
  expect(at([agent, shopper('expensive'), shopper('a'), shopper('b'), shopper('c')])).toBe('ask');
  expect(at([agent, shopper('a border and a display')])).toBe('ask');
});

it('[RY4] takes thanks within a longer message for no goodbye', () => {
  expect(at([agent, shopper('thanks, but I still wonder which of the two lamps is brighter')])).toBe('ask');
});

it('[RY4] stays after-sales in that group, and says goodbye when it is closed', () => {
  expect(at([agent, shopper('a lamp')], { group: 'after-sales' })).toBe('after_sales');
  expect(at([], { closed: true })).toBe('goodbye');
});

it('[RY4] reads hostile words in a time that does not explode', () => {
  const from = performance.now();
  at([agent, shopper('order '.repeat(50_000).replaceAll('r', 'x')), shopper('催'.repeat(100_000))]);
  expect(performance.now() - from).toBeLessThan(1000);
});
