import { expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

it('gives back what it sealed', () => {
  expect(unseal('secret', 'member', seal('secret', 'member', '1001'))).toBe('1001');
});

it('refuses another value, another purpose, another secret and no seal at all', () => {
  const sealed = seal('secret', 'member', '1001');
  expect(unseal('secret', 'member', sealed.replace('1001', '1002'))).toBeUndefined();
  expect(unseal('secret', 'orders', sealed)).toBeUndefined();
  expect(unseal('other', 'member', sealed)).toBeUndefined();
  expect(unseal('secret', 'member', '1001')).toBeUndefined();
  expect(unseal('secret', 'member', '')).toBeUndefined();
});
