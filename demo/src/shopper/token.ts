import { createHmac } from 'node:crypto';

/** How long a member's token lives, in s. The relay takes at most 10 min. */
const TOKEN_LIFE_S = 300;

/** How long a card's price holds, in s. */
const CARD_LIFE_S = 86_400;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Whom a token speaks for, and to whom. */
export interface TokenClaims {
  /** The member's id in this shop. */
  sub: string;
  name: string;
  /** The site's slug. */
  aud: string;
}

/** HS256 with the site's secret. `typ` says what it is, so that none passes for another. */
function signed(typ: string, claims: object, secret: string): string {
  const body = `${encode({ alg: 'HS256', typ })}.${encode(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

/** A fresh member token: `iat` now and `exp` 5 min later. `now` is epoch ms. */
export const memberToken = ({ sub, name, aud }: TokenClaims, secret: string, now: number): string => {
  const iat = Math.floor(now / 1000);
  return signed('JWT', { sub, name, aud, iat, exp: iat + TOKEN_LIFE_S }, secret);
};

/** A card that the shop vouches for: its price holds for a day. `now` is epoch ms. */
export const cardToken = (card: object, aud: string, secret: string, now: number): string => {
  const iat = Math.floor(now / 1000);
  return signed('card+jwt', { aud, card, iat, exp: iat + CARD_LIFE_S }, secret);
};
