import { createHmac } from 'node:crypto';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A member token as a shop's server makes it: HS256, at most ten minutes. */
export function memberToken(
  secret: string,
  claims: { sub: string; aud: string; name?: string; attributes?: object },
  livesMs = 300_000,
): string {
  const iat = Math.floor(Date.now() / 1000);
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iat, exp: iat + livesMs / 1000, ...claims })}`;
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
}
