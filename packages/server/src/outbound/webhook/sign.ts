import { createHmac } from 'node:crypto';
import type { RandomBytes } from '../../ids.ts';

/** As Standard Webhooks writes a secret; its bytes are the key. */
const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

export const newWebhookSecret = (random: RandomBytes): string =>
  PREFIX + Buffer.from(random(SECRET_BYTES)).toString('base64');

/**
 * The headers that prove where a call is from, by the Standard Webhooks specification: HMAC-SHA256 over id, time and body, one signature
 * for each secret in force. @param at epoch ms of this try: a receiver refuses what is old
 */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  at: number,
  body: string,
): Record<string, string> {
  const seconds = String(Math.floor(at / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}
