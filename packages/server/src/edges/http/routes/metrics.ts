import { timingSafeEqual } from 'node:crypto';
import { isLoopback } from '../../../auth/client-address.ts';
import { hashSecret } from '../../../auth/secrets.ts';
import type { Call } from '../call.ts';
import { content } from '../reply.ts';
import { route } from '../route.ts';

/** Hashes have one length, and comparing them takes one time. */
const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(hashSecret(a)), Buffer.from(hashSecret(b)));

/** Without a token only a process of this machine may read, and not through a proxy: its visitors come from anywhere. */
function mayRead({ header, client }: Call, token: string | undefined): boolean {
  if (token === undefined) return isLoopback(client.address) && !client.forwarded;
  return same(header('authorization') ?? '', `Bearer ${token}`);
}

export const metrics = route({
  method: 'get',
  path: '/metrics',
  summary:
    'Figures for Prometheus: with `SHOPBELL_METRICS_TOKEN` as bearer token, or from this machine when none is set.',
  allow: 'public',
  answers: { 200: { doc: 'Prometheus text.', media: 'text/plain' } },
  problems: ['forbidden'],
  async handle(call, { config, metrics: page }) {
    if (!mayRead(call, config.metricsToken)) return { problem: 'forbidden' };
    return content(200, await page.render(), page.contentType);
  },
});
