import { fields, isNumber, isText, list, type Reader, toText } from './read.ts';

/** A webhook, without its secrets. Instants in epoch ms. */
export interface WebhookSeen {
  id: string;
  url: string;
  topics: readonly string[];
  /** `full`: too much waited for it. */
  state: 'on' | 'off' | 'full';
  /** Two while one takes the other's place. */
  secrets: number;
  waiting: number;
  dead: number;
}

export interface WebhooksView {
  webhooks: readonly WebhookSeen[];
  /** What they can be told, by name. */
  topics: readonly string[];
}

/** What came of a try. `status` is what the other side answered. */
export interface Tried {
  ms: number;
  status?: number;
  /** Absent: it arrived. */
  failure?: string;
}

export interface Delivery {
  n: number;
  topic: string;
  conversation?: string;
  at: number;
  state: 'waiting' | 'sent' | 'gone' | 'dead';
  /** Those that failed. */
  tries: number;
  /** When it goes next. */
  dueAt?: number;
  last?: Tried;
}

export interface DeliveriesView {
  deliveries: readonly Delivery[];
  more: boolean;
  /** Of letters: how many could not be delivered. */
  dead?: number;
}

const oneOf = <const T extends string>(value: unknown, ...known: readonly T[]): T | undefined =>
  known.find((one) => one === value);

const toWebhook: Reader<WebhookSeen> = (value) => {
  const { id, url, topics: all, state: stands, secrets, waiting, dead } = fields(value) ?? {};
  const [topics, state] = [list(all, toText), oneOf(stands, 'on', 'off', 'full')];
  if (!isText(id) || !isText(url) || !topics || !state) return undefined;
  return isNumber(secrets) && isNumber(waiting) && isNumber(dead)
    ? { id, url, topics, state, secrets, waiting, dead }
    : undefined;
};

export const toWebhooks: Reader<WebhooksView> = (value) => {
  const { webhooks: all, topics: known } = fields(value) ?? {};
  const webhooks = list(all, toWebhook);
  const topics = list(known, (one) => toText(fields(one)?.name));
  return webhooks && topics ? { webhooks, topics } : undefined;
};

export const toTried: Reader<Tried> = (value) => {
  const { ms, status, failure } = fields(value) ?? {};
  if (!isNumber(ms)) return undefined;
  return { ms, ...(isNumber(status) ? { status } : {}), ...(isText(failure) ? { failure } : {}) };
};

const toDelivery: Reader<Delivery> = (value) => {
  const { n, topic, conversation, at, state: stands, tries, dueAt, last: tried } = fields(value) ?? {};
  const [state, last] = [oneOf(stands, 'waiting', 'sent', 'gone', 'dead'), toTried(tried)];
  if (!isNumber(n) || !isText(topic) || !isNumber(at) || !isNumber(tries) || !state) return undefined;
  return {
    ...{ n, topic, at, state, tries },
    ...(isText(conversation) ? { conversation } : {}),
    ...(isNumber(dueAt) ? { dueAt } : {}),
    ...(last ? { last } : {}),
  };
};

export const toDeliveries: Reader<DeliveriesView> = (value) => {
  const { deliveries: all, more, dead } = fields(value) ?? {};
  const deliveries = list(all, toDelivery);
  return deliveries && { deliveries, more: more === true, ...(isNumber(dead) ? { dead } : {}) };
};

export const toSecretOnce: Reader<string> = (value) => toText(fields(value)?.secret);

export const toCount: Reader<number> = (value) => {
  const { count } = fields(value) ?? {};
  return isNumber(count) ? count : undefined;
};
