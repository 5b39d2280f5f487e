import { expect, test } from 'vitest';
import { provenEmail } from './proven-email.ts';

const said = (source: 'page' | 'member', values: Record<string, string | number | boolean>) => ({
  ...{ source, at: 0, values },
});

test('[SF4] an address is proven by the shop’s token alone, and only where it is one', () => {
  const email = 'lilei@mail.example';
  expect(provenEmail([said('page', { email })])).toBeUndefined();
  expect(provenEmail([said('page', { email: 'other@mail.example' }), said('member', { email: ` ${email} ` })])).toBe(
    email,
  );
  expect(provenEmail([said('member', { 'E-Mail': email })])).toBe(email);
  for (const values of [{ email: 'none' }, { email: 7 }, { manager_email: email }, { level: email }, {}]) {
    expect(provenEmail([said('member', values)])).toBeUndefined();
  }
});
