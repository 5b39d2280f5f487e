import { Id } from '@shopbell/protocol';
import * as v from 'valibot';
import type { SettingsRefusal } from '../../../office/refusal.ts';
import type { Whose } from '../../../office/reply-desk.ts';
import { content, type EmptyReply, empty, json, type Refusal } from '../reply.ts';
import { type Allow, type Route, route } from '../route.ts';
import { CountsShape, GivenReplyFields, ReplyShape } from './replies-shapes.ts';

/** A text of 4,000 code points and a title, however they are written in JSON. */
const WORDS_MAX_BYTES = 32 * 1024;
/** Two thousand replies of the length that people write, many times over. */
const TABLE_MAX_BYTES = 4 * 1024 * 1024;

const EVERYBODY = ['agent', 'supervisor', 'admin'] as const satisfies Allow;
const LEADERS = ['supervisor', 'admin'] as const satisfies Allow;

const done = (result: { ok: true } | SettingsRefusal): EmptyReply<204> | Refusal =>
  'problem' in result ? result : empty(204);

export const listReplies = route({
  method: 'get',
  path: '/api/v1/replies',
  summary:
    'The ready replies: those of the site, and one’s own. With the `ETag` of before in `If-None-Match`, only when they are others.',
  allow: EVERYBODY,
  answers: {
    200: {
      doc: 'In the order in which they were put. `revision` is that of the site’s, as the state `rules` tells it. An agent’s own are told to nobody else.',
      json: v.object({ revision: v.number(), site: v.array(ReplyShape), own: v.array(ReplyShape) }),
    },
    304: { doc: 'As they were.' },
  },
  problems: [],
  async handle({ session, header }, { readyReplies }) {
    const known = header('if-none-match');
    const same = known !== undefined && known === (await readyReplies.tag(session));
    if (same) return empty(304, { etag: known });
    const { tag, revision, site, own } = await readyReplies.view(session);
    return json(200, { revision, site, own }, { etag: tag });
  },
});

const WORDS: { readonly [W in Whose]: { path: string; whose: string; allow: typeof EVERYBODY | typeof LEADERS } } = {
  site: { path: '/api/v1/replies', whose: 'of the site', allow: LEADERS },
  own: { path: '/api/v1/own-replies', whose: 'of one’s own', allow: EVERYBODY },
};

/** What is done about replies, for the site's and for one's own alike: they differ in who may, and in where they are. */
function changes(whose: Whose): readonly Route[] {
  const { path, whose: words, allow } = WORDS[whose];
  return [
    route({
      method: 'post',
      path,
      summary: `Adds a ready reply ${words}, behind all others or before the one that \`before\` names.`,
      allow,
      body: v.object({ ...GivenReplyFields, before: v.exactOptional(Id) }),
      bodyMaxBytes: WORDS_MAX_BYTES,
      answers: { 201: { doc: 'Added.', json: v.object({ id: Id }) } },
      problems: ['settings_refused'],
      async handle({ session, body: { before, ...given } }, { readyReplies }) {
        const result = await readyReplies.add(session, whose, given, before);
        return 'problem' in result ? result : json(201, { id: result.id });
      },
    }),
    route({
      method: 'post',
      path: `${path}/import`,
      summary: `Brings in a table of ready replies ${words}: all of it or nothing. A step, a group and a title name a reply; one that is there gets the table’s text.`,
      allow,
      query: v.object({
        /** `yes`: says what it would do, and does nothing. */
        look: v.exactOptional(v.literal('yes')),
      }),
      rawType: 'text/csv',
      rawMaxBytes: TABLE_MAX_BYTES,
      answers: {
        200: {
          doc: `How many are new, become others, and stay as they are. The table is CSV in UTF-8 or GB18030, with a head that names the columns: \`step\`, \`group\`, \`title\`,
\`text\`, or \`步骤\`, \`分组\`, \`标题\`, \`内容\`; step and group may be absent. A fault’s path is \`LINE:COLUMN\`.`,
          json: CountsShape,
        },
      },
      problems: ['settings_refused'],
      async handle({ session, query, bytes }, { readyReplies }) {
        const work = query.look === 'yes' ? readyReplies.look : readyReplies.bring;
        const result = await work(session, whose, bytes);
        return 'problem' in result ? result : json(200, result);
      },
    }),
    route({
      method: 'get',
      path: `${path}/export`,
      summary: `The ready replies ${words} as a table that \`import\` takes back.`,
      allow,
      query: v.object({ language: v.exactOptional(v.picklist(['en', 'zh-CN'])) }),
      answers: {
        200: {
          doc: "CSV in UTF-8. What a spreadsheet could take for a formula has a `'` before it, which `import` takes away.",
          media: 'text/csv',
        },
      },
      problems: [],
      async handle({ session, query }, { readyReplies }) {
        const table = await readyReplies.table(session, whose, query.language ?? 'en');
        return content(200, table, 'text/csv; charset=utf-8', {
          'content-disposition': `attachment; filename="ready-replies.csv"`,
        });
      },
    }),
    route({
      method: 'post',
      path: `${path}/:id`,
      summary: `Changes a ready reply ${words}: all of it. It stays in its place.`,
      allow,
      body: v.object(GivenReplyFields),
      bodyMaxBytes: WORDS_MAX_BYTES,
      answers: { 204: { doc: 'Changed.' } },
      problems: ['settings_refused'],
      async handle({ session, param, body }, { readyReplies }) {
        return done(await readyReplies.set(session, whose, param('id'), body));
      },
    }),
    route({
      method: 'post',
      path: `${path}/:id/place`,
      summary: `Moves a ready reply ${words} before another one, or behind all.`,
      allow,
      body: v.object({ before: v.exactOptional(Id) }),
      answers: { 204: { doc: 'Moved.' } },
      problems: ['settings_refused'],
      async handle({ session, param, body }, { readyReplies }) {
        return done(await readyReplies.move(session, whose, param('id'), body.before));
      },
    }),
    route({
      method: 'delete',
      path: `${path}/:id`,
      summary: `Removes a ready reply ${words}.`,
      allow,
      answers: { 204: { doc: 'Removed.' } },
      problems: ['settings_refused'],
      async handle({ session, param }, { readyReplies }) {
        return done(await readyReplies.remove(session, whose, param('id')));
      },
    }),
  ];
}

export const changeReplies: readonly Route[] = [...changes('site'), ...changes('own')];
