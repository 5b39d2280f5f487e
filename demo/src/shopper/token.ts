import { createHmac } from 'node:crypto';

/** How long a member's token lives, in s. The relay takes at most 10 min. */
const TOKEN_LIFE_S = 300;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Whom a token speaks for, and to whom. */
export interface TokenClaims {
  /** The member's id in this shop. */
  sub: string;
  name: string;
  /** The site's slug. */
  aud: string;
}

/** A fresh member token: HS256 with the site's secret, `iat` now and `exp` 5 min later. `now` is epoch ms. */
export const memberToken = ({ sub, name, aud }: TokenClaims, secret: string, now: number): string => {
  const iat = Math.floor(now / 1000);
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub, name, aud, iat, exp: iat + TOKEN_LIFE_S })}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
};
