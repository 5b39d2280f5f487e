import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '../ids.ts';

/** Time-based one-time passwords by RFC 6238, as every authenticator app has them by default: SHA-1, 30 s, 6 digits. */
export const TOTP = { stepMs: 30_000, digits: 6, secretBytes: 20 } as const;
/** Codes of the step before and after are good too: clocks differ, and people type slowly. */
const SKEW = [0, -1, 1] as const;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 (RFC 4648) without padding. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let [bits, value] = [0, 0];
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += LETTERS.charAt((value >>> (bits - 5)) & 31);
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + LETTERS.charAt((value << (5 - bits)) & 31);
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let [bits, value] = [0, 0];
  for (const letter of text) {
    value = (value << 5) | LETTERS.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >>> bits) & 255);
    value &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}

/** A new secret: 160 bits as 32 letters of base32. */
export const newTotpSecret = (random: RandomBytes): string => base32(random(TOTP.secretBytes));

/** Is this a secret as `newTotpSecret` makes them? */
export const isTotpSecret = (text: string): boolean => /^[A-Z2-7]{32}$/.test(text);

/** The code of a step (RFC 4226). */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** TOTP.digits).padStart(TOTP.digits, '0');
}

/** The step a code is for, if it is one that is good at `now` (epoch ms). Takes the same time for every code of six digits. */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const current = Math.floor(now / TOTP.stepMs);
  const given = Buffer.from(code);
  const good = SKEW.map((skew) => current + skew).filter((step) =>
    timingSafeEqual(Buffer.from(totpCode(secret, step)), given),
  );
  return good[0];
}

/** The link that an authenticator app opens, or reads from a picture. */
export function otpauthLink(secret: string, email: string, issuer: string): string {
  const query = new URLSearchParams({ secret, issuer, algorithm: 'SHA1', digits: '6', period: '30' });
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?${query.toString().replaceAll('+', '%20')}`;
}
