import { expect, test } from 'vitest';
import { deviceAfter } from './device.ts';
import type { Shopper } from './who.ts';

test('[RL54] a device that becomes a member’s has still come by its letter', () => {
  const who: Shopper = {
    ...{ role: 'shopper', site: 's', slug: 'demo', tokenHash: 'h', participant: 'p' },
    member: { id: 'a', expiresAt: 9 },
  };
  const known = { participant: 'p', tokenHash: 'h', only: 'c' };
  expect(deviceAfter(known, who, () => 'new')).toEqual({ ...known, member: { id: 'a' } });
});
