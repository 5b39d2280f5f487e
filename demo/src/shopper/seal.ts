import { createHmac, timingSafeEqual } from 'node:crypto';

const MARK = /^(.*)\.([\w-]{43})$/s;

/** The purpose stands in front of the value, so that a seal is good for one cookie only and never for a token. */
const sign = (secret: string, purpose: string, value: string): Buffer =>
  createHmac('sha256', secret).update(`shop cookie\n${purpose}\n${value}`).digest();

/** A cookie's value that only this shop can have made. */
export const seal = (secret: string, purpose: string, value: string): string =>
  `${value}.${sign(secret, purpose, value).toString('base64url')}`;

/** The value under a seal; undefined when the seal is not this shop's, or for another purpose. */
export const unseal = (secret: string, purpose: string, sealed: string): string | undefined => {
  const [, value, mark] = MARK.exec(sealed) ?? [];
  if (value === undefined || mark === undefined) return undefined;
  const given = Buffer.from(mark, 'base64url');
  const wanted = sign(secret, purpose, value);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value : undefined;
};
