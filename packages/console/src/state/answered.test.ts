import { expect, it } from 'vitest';
import { COLLEAGUE, ME, message, shopperOf, threadOf } from '../testing/fixtures.ts';
import { answeredSince } from './answered.ts';

const thread = threadOf(1, {
  events: [
    message(1, COLLEAGUE, 1, 'before'),
    message(2, shopperOf(1), 2, 'asked'),
    message(3, COLLEAGUE, 3, 'mine'),
    message(4, ME, 4, 'own'),
  ],
});

it('is the last answer of a colleague since the words were begun', () => {
  expect(answeredSince(thread, ME.id, 2)).toEqual({ name: COLLEAGUE.name, text: 'mine' });
});

it('is none where only the shopper, oneself, or somebody before spoke, or nobody knows when they were begun', () => {
  expect(answeredSince(thread, ME.id, 3)).toBeUndefined();
  expect(answeredSince(thread, COLLEAGUE.id, 2)).toEqual({ name: ME.name, text: 'own' });
  expect(answeredSince(thread, ME.id, undefined)).toBeUndefined();
  expect(answeredSince(undefined, ME.id, 0)).toBeUndefined();
});
