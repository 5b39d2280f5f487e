import { TOPIC_NAMES } from '../app/outgoing/topics.ts';
import { isThisMachine } from '../outbound/webhook/addresses.ts';
import type { SettingsFault } from './refusal.ts';

/** Characters of an address. */
export const WEBHOOK_URL_MAX = 2000;

/** What the operator allows. */
export interface WebhookRules {
  /** This machine, by its name and without TLS: for development and tests. */
  toThisMachine: boolean;
}

/** The host of an address that was looked at before. */
export const hostOf = (url: string): string => new URL(url).host;

function urlFault(text: string, { toThisMachine }: WebhookRules): string | undefined {
  const url = text.length > WEBHOOK_URL_MAX ? null : URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return 'url_invalid';
  if (url.protocol === 'https:') return undefined;
  return url.protocol === 'http:' && toThisMachine && isThisMachine(url.hostname) ? undefined : 'url_not_https';
}

/** What is wrong with a webhook as somebody gives it, by name and place. Where its host leads is seen at every call. */
export function webhookFaults(
  { url, topics }: { url: string; topics: readonly string[] },
  rules: WebhookRules,
): readonly SettingsFault[] {
  const fault = urlFault(url, rules);
  const names: readonly string[] = TOPIC_NAMES;
  return [
    ...(fault ? [{ code: fault, path: 'url' }] : []),
    ...(topics.length === 0 ? [{ code: 'topics_missing', path: 'topics' }] : []),
    ...topics.flatMap((topic, i) =>
      names.includes(topic) && topics.indexOf(topic) === i ? [] : [{ code: 'topic_unknown', path: `topics[${i}]` }],
    ),
  ];
}
