import { createHmac } from 'node:crypto';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a shop's server says in a signed card, beside the card. Times are s since 1970. */
interface Claims {
  readonly aud: string;
  readonly card: object;
  readonly iat: number;
  readonly exp: number;
  readonly jti?: string;
  readonly sub?: string;
}

/** A card as a shop's server signs it: HS256, `typ` `card+jwt`. */
export function cardToken(secret: string, claims: Claims): string {
  const unsigned = `${part({ alg: 'HS256', typ: 'card+jwt' })}.${part(claims)}`;
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
}

/** The same with another card in it, under the signature of the first. */
export function tampered(token: string, change: (card: Record<string, unknown>) => object): string {
  const [head, body = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  return `${head}.${part({ ...claims, card: change(claims.card) })}.${signature}`;
}
