import type { Clock } from '../../ports/clock.ts';
import type { Webhook } from '../../ports/webhooks.ts';
import type { Result, Sender } from '../sender.ts';
import { type CallOptions, call } from './call.ts';
import { type PayloadDeps, payloadOf } from './payload.ts';
import { signedHeaders } from './sign.ts';

export interface WebhookSenderDeps extends PayloadDeps {
  clock: Pick<Clock, 'now'>;
  call: CallOptions;
}

/** Signs a body and calls the webhook with it. */
export function tellWebhook(
  { clock, call: options }: Pick<WebhookSenderDeps, 'clock' | 'call'>,
  { url, secrets }: Pick<Webhook, 'url' | 'secrets'>,
  told: { id: string; body: string },
  stopping: AbortSignal,
): Promise<Result> {
  const { id, body } = told;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Shopbell-Webhooks/1',
    ...signedHeaders(secrets, id, clock.now(), body),
  };
  return call({ url, headers, body }, options, stopping);
}

/** Tells one webhook what is about it, as it reads when it goes. */
export const webhookSender =
  (deps: WebhookSenderDeps, webhook: Pick<Webhook, 'url' | 'secrets'>): Sender =>
  async (row, stopping) => {
    const body = await payloadOf(deps, row);
    if (body === undefined) return { became: 'gone' };
    return tellWebhook(deps, webhook, { id: row.id, body }, stopping);
  };
