import { LOOK_CHOICES } from '@shopbell/domain';
import * as v from 'valibot';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';

const LookShape = v.object({
  /** `#rrggbb`. Absent: the product's own. */
  brand: v.exactOptional(v.string()),
  position: v.picklist(LOOK_CHOICES.position),
  theme: v.picklist(LOOK_CHOICES.theme),
  locale: v.picklist(LOOK_CHOICES.locale),
  /** At the panel's top. Absent: the product's own words, in the shopper's language. */
  heading: v.exactOptional(v.string()),
  /** Over an empty talk. Absent: the product's own words. */
  greeting: v.exactOptional(v.string()),
  /** Quick questions over an empty talk, in this order. */
  questions: v.exactOptional(v.array(v.string())),
  /** Over https, or a path on the page's own origin. Absent: the heading's first letter. */
  photo: v.exactOptional(v.string()),
  /** Absent: none. */
  sounds: v.exactOptional(v.literal('on')),
  storage: v.picklist(LOOK_CHOICES.storage),
});

export const viewLook = route({
  method: 'get',
  path: '/api/v1/look',
  summary:
    'How the chat is to look on the site’s pages, and what their script tag names: `slug` and the script’s address.',
  allow: ['admin'],
  answers: {
    200: {
      doc: 'What was chosen last. What the pages’ own tags say nobody knows here, and they decide.',
      json: v.object({ look: LookShape, slug: v.string(), script: v.string() }),
    },
  },
  problems: [],
  async handle({ session }, { look, config }) {
    return json(200, { ...(await look.view(session)), script: `${config.publicUrl}/shopbell.js` });
  },
});

export const setLook = route({
  method: 'post',
  path: '/api/v1/look',
  summary: 'Keeps how the chat is to look: all of it. Every fault is told by its name.',
  allow: ['admin'],
  body: v.object({ look: v.unknown() }),
  answers: { 204: { doc: 'Kept. Pages look otherwise once their tag says so.' } },
  problems: ['settings_refused'],
  async handle({ session, body }, { look }) {
    const result = await look.set(session, body.look);
    return 'problem' in result ? result : empty(204);
  },
});
