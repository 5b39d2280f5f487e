import { Id } from '@shopbell/protocol';
import * as v from 'valibot';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';
import { KeyShape, Origins, SiteName, TimeZone } from './floor-shapes.ts';

export const viewSite = route({
  method: 'get',
  path: '/api/v1/site',
  summary: 'The site: its name, zone, allowed origins, and its keys without their secrets.',
  allow: ['admin'],
  answers: {
    200: {
      doc: 'Keys oldest first, retired ones too. `anyLocalhost`: the demo shop, which any page of this machine may open.',
      json: v.object({
        slug: v.string(),
        name: SiteName,
        timeZone: v.string(),
        origins: v.array(v.string()),
        anyLocalhost: v.boolean(),
        keys: v.array(KeyShape),
      }),
    },
  },
  problems: [],
  async handle({ session }, { site }) {
    return json(200, await site.view(session));
  },
});

export const setSite = route({
  method: 'post',
  path: '/api/v1/site',
  summary: 'Sets name, time zone and allowed origins, all of them. Origins are scheme, host and port, to the letter.',
  allow: ['admin'],
  body: v.object({ name: SiteName, timeZone: TimeZone, origins: Origins }),
  answers: { 204: { doc: 'Set. New connections are held to it at once; those that are open stay.' } },
  problems: ['settings_refused'],
  async handle({ session, body }, { site }) {
    const result = await site.set(session, body);
    return 'problem' in result ? result : empty(204);
  },
});

export const addSite = route({
  method: 'post',
  path: '/api/v1/sites',
  summary: 'Makes a further site of the same merchant. Its first admin is who asks; they sign in there by its slug.',
  allow: ['admin'],
  body: v.object({ slug: v.string(), name: SiteName, timeZone: TimeZone, origins: Origins }),
  answers: { 204: { doc: 'Made, with the product’s own settings and no keys.' } },
  problems: ['settings_refused', 'too_many'],
  async handle({ session, body }, { site }) {
    const result = await site.add(session, body);
    return 'problem' in result ? result : empty(204);
  },
});

export const addKey = route({
  method: 'post',
  path: '/api/v1/site/keys',
  summary: 'Makes a key: `member` signs member tokens, `api` opens the site to a program. Its secret is told once.',
  allow: ['admin'],
  body: v.object({ use: v.picklist(['member', 'api']) }),
  answers: {
    201: { doc: 'Made. Nothing tells the secret a second time.', json: v.object({ id: Id, secret: v.string() }) },
  },
  problems: ['keys_full'],
  async handle({ session, body }, { site }) {
    const result = await site.addKey(session, body.use);
    return 'problem' in result ? result : json(201, result);
  },
});

export const retireKey = route({
  method: 'delete',
  path: '/api/v1/site/keys/:id',
  summary: 'Retires a key for good. Connections that were let in by it stay.',
  allow: ['admin'],
  answers: { 204: { doc: 'Retired.' } },
  problems: ['key_unknown'],
  async handle({ session, param }, { site }) {
    const result = await site.retireKey(session, param('id'));
    return 'problem' in result ? result : empty(204);
  },
});
