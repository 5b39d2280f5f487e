import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './csp.ts';

it('lets a page talk to itself and the relay, and to nobody else', () => {
  const policy = contentSecurityPolicy('bm9uY2U=', 'https://chat.example');
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'nonce-bm9uY2U=' 'strict-dynamic'",
    "style-src 'self'",
    "connect-src 'self' https://chat.example wss://chat.example",
    "img-src 'self' https://chat.example blob:",
    'media-src https://chat.example',
    "require-trusted-types-for 'script'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]);
});

it('names the socket of a relay without TLS too', () => {
  expect(contentSecurityPolicy('x', 'http://localhost:8080')).toContain('http://localhost:8080 ws://localhost:8080');
});
