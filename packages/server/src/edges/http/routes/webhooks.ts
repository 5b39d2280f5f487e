import { Id } from '@shopbell/protocol';
import * as v from 'valibot';
import { TOPIC_NAMES, TOPICS } from '../../../app/outgoing/topics.ts';
import { WAITING_MAX, WEBHOOKS_MAX } from '../../../ports/webhooks.ts';
import { empty, json } from '../reply.ts';
import { type Allow, type Route, route } from '../route.ts';
import { DeliveryShape, deliveryOf, GivenWebhookFields, TestShape, WebhookShape } from './webhooks-shapes.ts';

const ADMINS = ['admin'] as const satisfies Allow;
/** Deliveries on a page. */
const PAGE = 50;

/** Which of them. `before`: the last `n` of the page before; only what was written before that one. */
const LOOK = v.object({
  state: v.exactOptional(v.picklist(['waiting', 'sent', 'gone', 'dead'])),
  before: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
});
const DELIVERIES = v.object({ deliveries: v.array(DeliveryShape), more: v.boolean() });
/** One of them, or all that is dead. */
const ONE = v.object({ n: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))) });

const listWebhooks = route({
  method: 'get',
  path: '/api/v1/webhooks',
  summary: 'The addresses that are told what happens, and what they can be told.',
  allow: ADMINS,
  answers: {
    200: {
      doc: 'Oldest first. `full` was turned off because too much waited. `secrets`: two while one takes the other’s place.',
      json: v.object({
        webhooks: v.array(WebhookShape),
        topics: v.array(v.object({ name: v.string(), says: v.string() })),
      }),
    },
  },
  problems: [],
  async handle({ session }, { webhooks }) {
    const topics = TOPIC_NAMES.map((name) => ({ name, says: TOPICS[name].says }));
    return json(200, { webhooks: await webhooks.view(session), topics });
  },
});

const addWebhook = route({
  method: 'post',
  path: '/api/v1/webhooks',
  summary: `Has an address told what happens from now on: https, up to ${WEBHOOKS_MAX} at a site. With more than ${WAITING_MAX.toLocaleString('en')} waiting for it, it is turned off.`,
  allow: ADMINS,
  body: v.object(GivenWebhookFields),
  answers: {
    201: {
      doc: 'Made. The secret that its calls are signed with is told this once.',
      json: v.object({ id: Id, secret: v.string() }),
    },
  },
  problems: ['settings_refused', 'too_many'],
  async handle({ session, body }, { webhooks }) {
    const made = await webhooks.add(session, body);
    return 'problem' in made ? made : json(201, made);
  },
});

const setWebhook = route({
  method: 'post',
  path: '/api/v1/webhooks/:id',
  summary: 'Sets all of a webhook. While it is off nothing goes out, and what happens meanwhile it is never told.',
  allow: ADMINS,
  body: v.object({ ...GivenWebhookFields, on: v.boolean() }),
  answers: { 204: { doc: 'Set.' } },
  problems: ['settings_refused', 'not_found'],
  async handle({ session, param, body }, { webhooks }) {
    const result = await webhooks.set(session, param('id'), body);
    return 'problem' in result ? result : empty(204);
  },
});

const removeWebhook = route({
  method: 'delete',
  path: '/api/v1/webhooks/:id',
  summary: 'Removes a webhook; what waits for it is forgotten.',
  allow: ADMINS,
  answers: { 204: { doc: 'Removed.' } },
  problems: ['not_found'],
  async handle({ session, param }, { webhooks }) {
    const result = await webhooks.remove(session, param('id'));
    return 'problem' in result ? result : empty(204);
  },
});

const addWebhookSecret = route({
  method: 'post',
  path: '/api/v1/webhooks/:id/secrets',
  summary: 'Makes a second secret: calls are signed with both, until the older one is retired.',
  allow: ADMINS,
  answers: { 201: { doc: 'The secret, told this once.', json: v.object({ secret: v.string() }) } },
  problems: ['not_found', 'keys_full'],
  async handle({ session, param }, { webhooks }) {
    const made = await webhooks.addSecret(session, param('id'));
    return 'problem' in made ? made : json(201, made);
  },
});

const retireWebhookSecret = route({
  method: 'delete',
  path: '/api/v1/webhooks/:id/secrets',
  summary: 'Retires the older of two secrets: nothing is signed with it any more.',
  allow: ADMINS,
  answers: { 204: { doc: 'Retired.' } },
  problems: ['not_found', 'key_unknown'],
  async handle({ session, param }, { webhooks }) {
    const result = await webhooks.retireSecret(session, param('id'));
    return 'problem' in result ? result : empty(204);
  },
});

const testWebhook = route({
  method: 'post',
  path: '/api/v1/webhooks/:id/test',
  summary: 'Calls a webhook with a `test`, once and now, whether it is on or off.',
  allow: ADMINS,
  answers: { 200: { doc: 'What came of it. Without a `failure` it arrived.', json: TestShape } },
  problems: ['not_found'],
  async handle({ session, param }, { webhooks }) {
    const result = await webhooks.test(session, param('id'));
    return 'problem' in result ? result : json(200, result);
  },
});

const listDeliveries = route({
  method: 'get',
  path: '/api/v1/webhooks/:id/deliveries',
  summary: `What a webhook was told, is told and could not be told, newest first, ${PAGE} a page.`,
  allow: ADMINS,
  query: LOOK,
  answers: {
    200: {
      doc: '`waiting` goes at `dueAt`; `dead` was tried in vain for three days; `gone`: there was nothing to be told any more. `more`: there are others.',
      json: DELIVERIES,
    },
  },
  problems: ['not_found'],
  async handle({ session, param, query }, { webhooks }) {
    const found = await webhooks.deliveries(session, param('id'), { ...query, limit: PAGE + 1 });
    if ('problem' in found) return found;
    return json(200, { deliveries: found.slice(0, PAGE).map(deliveryOf), more: found.length > PAGE });
  },
});

const listLetters = route({
  method: 'get',
  path: '/api/v1/letters',
  summary: `What goes to shoppers and stores by mail, newest first, ${PAGE} a page: no address and no word of it.`,
  allow: ADMINS,
  query: LOOK,
  answers: {
    200: {
      doc: 'As the deliveries of a webhook. A letter whose mailbox is not there is `dead` at once.',
      json: v.object({ ...DELIVERIES.entries, waiting: v.number(), dead: v.number() }),
    },
  },
  problems: [],
  async handle({ session, query }, { webhooks }) {
    const [found, left] = await Promise.all([
      webhooks.letters(session, { ...query, limit: PAGE + 1 }),
      webhooks.lettersLeft(session),
    ]);
    return json(200, { deliveries: found.slice(0, PAGE).map(deliveryOf), more: found.length > PAGE, ...left });
  },
});

const sendLettersAgain = route({
  method: 'post',
  path: '/api/v1/letters/again',
  summary: 'Lets letters go out again: the one that `n` names, or all that are dead.',
  allow: ADMINS,
  body: ONE,
  answers: { 200: { doc: 'How many.', json: v.object({ count: v.number() }) } },
  problems: [],
  async handle({ session, body }, { webhooks }) {
    return json(200, await webhooks.lettersAgain(session, body.n));
  },
});

const sendAgain = route({
  method: 'post',
  path: '/api/v1/webhooks/:id/again',
  summary: 'Lets what is over go out again under its old id: the one that `n` names, or all that is dead.',
  allow: ADMINS,
  body: ONE,
  answers: { 200: { doc: 'How many.', json: v.object({ count: v.number() }) } },
  problems: ['not_found'],
  async handle({ session, param, body }, { webhooks }) {
    const result = await webhooks.again(session, param('id'), body.n);
    return 'problem' in result ? result : json(200, result);
  },
});

export const webhookRoutes: readonly Route[] = [
  ...[listWebhooks, addWebhook, setWebhook, removeWebhook, addWebhookSecret, retireWebhookSecret],
  ...[testWebhook, listDeliveries, sendAgain, listLetters, sendLettersAgain],
];
