import { LIMITS } from '@shopbell/protocol/constants';
import { expect, it } from 'vitest';
import { AMEND_WINDOW_MS, TEXT_MAX_CHARS } from './limits.ts';

it('has the bounds of the protocol', () => {
  expect([TEXT_MAX_CHARS, AMEND_WINDOW_MS]).toEqual([LIMITS.textMaxChars, LIMITS.amendWindowMs]);
});
