import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { memberToken } from './token.ts';

const now = Date.UTC(2026, 10, 21, 9, 0, 0, 700);
const [head = '', body = '', mark] = memberToken({ sub: '1001', name: '会员 1001', aud: 'demo' }, 'secret', now).split(
  '.',
);
const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

it('claims the member, the site, and a life of at most ten minutes', () => {
  const iat = Math.floor(now / 1000);
  expect(read(head)).toEqual({ alg: 'HS256', typ: 'JWT' });
  expect(read(body)).toEqual({ sub: '1001', name: '会员 1001', aud: 'demo', iat, exp: iat + 300 });
});

it('is signed with the site’s secret', () => {
  expect(mark).toBe(createHmac('sha256', 'secret').update(`${head}.${body}`).digest('base64url'));
});
