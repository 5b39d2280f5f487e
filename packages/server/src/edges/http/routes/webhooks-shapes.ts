import { Id } from '@shopbell/protocol';
import * as v from 'valibot';
import { TOPIC_NAMES } from '../../../app/outgoing/topics.ts';
import { WEBHOOK_URL_MAX } from '../../../office/webhook-faults.ts';
import type { Failure, Tracked } from '../../../ports/outgoing.ts';

const FAILURES = [
  ...(['unresolved', 'private_address', 'unreachable', 'timeout', 'certificate', 'redirect', 'refused'] as const),
  'broken',
] satisfies readonly Failure[];

/** What is set of one. Names that are no topics are told as faults. */
export const GivenWebhookFields = {
  url: v.pipe(v.string(), v.maxLength(WEBHOOK_URL_MAX)),
  topics: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(TOPIC_NAMES.length)),
};

export const WebhookShape = v.object({
  id: Id,
  url: v.string(),
  topics: v.array(v.string()),
  state: v.picklist(['on', 'off', 'full']),
  createdAt: v.number(),
  secrets: v.number(),
  waiting: v.number(),
  dead: v.number(),
});

const tryFields = {
  ms: v.number(),
  status: v.exactOptional(v.number()),
  failure: v.exactOptional(v.picklist(FAILURES)),
};

/** What came of a test. */
export const TestShape = v.object(tryFields);

export const DeliveryShape = v.object({
  n: v.number(),
  id: Id,
  topic: v.string(),
  conversation: v.exactOptional(Id),
  at: v.number(),
  state: v.picklist(['waiting', 'sent', 'gone', 'dead']),
  tries: v.number(),
  /** Of what waits: when it goes next. */
  dueAt: v.exactOptional(v.number()),
  last: v.exactOptional(v.object({ at: v.number(), ...tryFields })),
});

export const deliveryOf = ({ n, id, topic, about, at, state, tries, dueAt, last }: Tracked) => ({
  ...{ n, id, topic, at, state, tries },
  ...('conversation' in about ? { conversation: about.conversation } : {}),
  ...(state === 'waiting' ? { dueAt } : {}),
  ...(last ? { last } : {}),
});
