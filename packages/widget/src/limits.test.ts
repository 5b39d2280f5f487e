import { LIMITS } from '@shopbell/protocol/constants';
import { expect, it } from 'vitest';
import { TEXT_MAX_CHARS } from './limits.ts';

it('has the bound of the protocol', () => {
  expect(TEXT_MAX_CHARS).toBe(LIMITS.textMaxChars);
});
