import { Id } from '@shopbell/protocol';
import * as v from 'valibot';
import { TAGS_MAX } from '../../../ports/shoppers.ts';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';
import { TagFields, TagShape } from './shopper-shapes.ts';

export const listTags = route({
  method: 'get',
  path: '/api/v1/tags',
  summary: 'The tags that shoppers can be given.',
  allow: ['agent', 'supervisor', 'admin'],
  answers: { 200: { doc: 'In the site’s order.', json: v.object({ tags: v.array(TagShape) }) } },
  problems: [],
  async handle({ session }, { tags }) {
    return json(200, { tags: await tags.view(session) });
  },
});

export const addTag = route({
  method: 'post',
  path: '/api/v1/tags',
  summary: `Makes a tag, as the last of the list: 1 to 24 characters, a name that no other one has. A site has up to ${TAGS_MAX}.`,
  allow: ['supervisor', 'admin'],
  body: v.object(TagFields),
  answers: { 201: { doc: 'Made; its id.', json: v.object({ id: Id }) } },
  problems: ['settings_refused', 'too_many'],
  async handle({ session, body }, { tags }) {
    const made = await tags.add(session, body);
    return 'problem' in made ? made : json(201, made);
  },
});

export const setTag = route({
  method: 'post',
  path: '/api/v1/tags/:id',
  summary: 'Gives a tag another name and hue, for everybody who has it; `place` (from 0) moves it in the list.',
  allow: ['supervisor', 'admin'],
  body: v.object({
    ...TagFields,
    place: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(TAGS_MAX))),
  }),
  answers: { 204: { doc: 'Set.' } },
  problems: ['tag_unknown', 'settings_refused'],
  async handle({ session, param, body: { place, ...tag } }, { tags }) {
    const result = await tags.set(session, { ...tag, id: param('id') }, place);
    return 'problem' in result ? result : empty(204);
  },
});

export const removeTag = route({
  method: 'delete',
  path: '/api/v1/tags/:id',
  summary: 'Takes a tag out of the list; nobody has it any more.',
  allow: ['supervisor', 'admin'],
  answers: { 204: { doc: 'Removed.' } },
  problems: ['tag_unknown'],
  async handle({ session, param }, { tags }) {
    const result = await tags.remove(session, param('id'));
    return 'problem' in result ? result : empty(204);
  },
});
