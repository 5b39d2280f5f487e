import { describe, expect, it } from 'vitest';
import { pageAt } from './office.ts';

describe('pageAt', () => {
  it.each([
    ['people', { is: 'people' }],
    ['account', { is: 'account' }],
    ['hours', { is: 'hours' }],
    ['hours/1', undefined],
    ['forgot', { is: 'forgot' }],
    ['invitation/a.B_-1', { is: 'invitation', token: 'a.B_-1' }],
    ['reset', { is: 'reset', token: '' }],
    ['', undefined],
    ['desk', undefined],
    ['people/1', undefined],
    ['c/01kafz00000000000000', undefined],
    ['reset/a b', undefined],
    ['reset/<b>', undefined],
  ])('%j is %j', (fragment, page) => expect(pageAt(fragment)).toEqual(page));
});
