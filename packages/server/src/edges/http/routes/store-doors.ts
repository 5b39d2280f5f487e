import { GroupSlug, Instant } from '@shopbell/protocol';
import * as v from 'valibot';
import { refused } from '../../../app/outcome.ts';
import { content, empty, json } from '../reply.ts';
import { route } from '../route.ts';
import { Email } from './account-shapes.ts';

const Door = v.object({
  store: v.string(),
  door: v.exactOptional(v.object({ url: v.string(), group: v.exactOptional(GroupSlug) })),
  link: v.exactOptional(v.object({ since: Instant })),
  mail: v.exactOptional(v.string()),
});

const DOORS = '/api/v1/store-doors';

export const listDoors = route({
  method: 'get',
  path: DOORS,
  summary: 'Which stores have a way of their own into the chat, or a link by which they redeem codes.',
  allow: ['admin'],
  answers: { 200: { doc: 'By store.', json: v.object({ doors: v.array(Door) }) } },
  problems: [],
  handle: async ({ session }, { doors }) => json(200, { doors: await doors.list(session.self) }),
});

export const setDoor = route({
  method: 'post',
  path: `${DOORS}/:store`,
  summary:
    'Opens a store’s way into the chat, or says whom it leads to: a link for its counter, which a QR picture shows.',
  allow: ['admin'],
  body: v.object({
    /** Whom its shoppers ask for. Absent: whom the page names, as always. */
    group: v.exactOptional(GroupSlug),
    /** Another code: the link that is on paper leads to the plain chat from then on. */
    renew: v.exactOptional(v.boolean()),
  }),
  answers: { 200: { doc: 'As it is now.', json: Door } },
  problems: ['store_unknown', 'group_unknown', 'own_page_off'],
  async handle({ session, param, body }, { doors }) {
    const set = await doors.set(session.self, param('store'), body);
    return refused(set) ? { problem: set.refused } : json(200, set);
  },
});

export const closeDoor = route({
  method: 'delete',
  path: `${DOORS}/:store`,
  summary: 'Closes it: its link leads to the plain chat.',
  allow: ['admin'],
  answers: { 204: { doc: 'Closed.' } },
  problems: ['store_unknown'],
  async handle({ session, param }, { doors }) {
    const no = await doors.close(session.self, param('store'));
    return no ? { problem: no.refused } : empty(204);
  },
});

export const drawDoor = route({
  method: 'get',
  path: `${DOORS}/:store/picture`,
  summary: 'The QR picture of a store’s link into the chat, for its counter: SVG, as sharp as its paper.',
  allow: ['admin'],
  answers: { 200: { doc: 'The picture.', media: 'image/svg+xml' } },
  problems: ['store_unknown'],
  async handle({ session, param }, { doors }) {
    const picture = await doors.picture(session.self, param('store'));
    return picture === undefined ? { problem: 'store_unknown' } : content(200, picture, 'image/svg+xml');
  },
});

export const makeStoreLink = route({
  method: 'post',
  path: `${DOORS}/:store/link`,
  summary: 'Makes the link by which a store redeems codes without an account. The one before is good no longer.',
  allow: ['admin'],
  answers: { 201: { doc: 'The link. Nothing tells it a second time.', json: v.object({ url: v.string() }) } },
  problems: ['store_unknown'],
  async handle({ session, param }, { doors }) {
    const made = await doors.makeLink(session.self, param('store'));
    return refused(made) ? { problem: made.refused } : json(201, made);
  },
});

export const retireStoreLink = route({
  method: 'delete',
  path: `${DOORS}/:store/link`,
  summary: 'Retires it.',
  allow: ['admin'],
  answers: { 204: { doc: 'It is good no longer.' } },
  problems: ['store_unknown'],
  async handle({ session, param }, { doors }) {
    const no = await doors.retireLink(session.self, param('store'));
    return no ? { problem: no.refused } : empty(204);
  },
});

export const setStoreMail = route({
  method: 'post',
  path: `${DOORS}/:store/mail`,
  summary: 'Sets where a store gets notes about shoppers who agreed, by mail; without `mail` it gets none.',
  allow: ['admin'],
  body: v.object({ mail: v.exactOptional(Email) }),
  answers: { 200: { doc: 'As it is now.', json: Door } },
  problems: ['store_unknown'],
  async handle({ session, param, body }, { doors }) {
    const set = await doors.setMail(session.self, param('store'), body.mail);
    if (!refused(set)) return json(200, set);
    return { problem: set.refused, ...(set.path === undefined ? {} : { path: set.path }) };
  },
});
