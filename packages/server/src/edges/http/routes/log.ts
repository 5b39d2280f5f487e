import { Id, Instant } from '@shopbell/protocol';
import * as v from 'valibot';
import { LOG_KINDS, LOG_TOPICS } from '../../../office/log-topics.ts';
import { json } from '../reply.ts';
import { route } from '../route.ts';

const Topic = v.picklist(LOG_TOPICS);
const Fields = v.record(v.string(), v.unknown());

const EntryShape = v.object({
  /** 1, 2, 3 … without gaps a site. */
  n: v.number(),
  at: Instant,
  /** `system` is the server itself, or the operator at its command line. */
  by: v.object({ role: v.picklist(['system', 'agent', 'api']), id: v.exactOptional(v.string()) }),
  kind: v.picklist(LOG_KINDS),
  /** The whole new value, or what it was about. */
  body: Fields,
  /** The value before it. */
  was: v.exactOptional(Fields),
});

export const readLog = route({
  method: 'get',
  path: '/api/v1/log',
  summary: 'A page of the site’s log, newest first: who changed what, when, and what it was before.',
  allow: ['supervisor', 'admin'],
  query: v.object({
    /** `next` of the page before. */
    before: v.exactOptional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number))),
    topic: v.exactOptional(Topic),
    /** What this agent did, and what was done about them. */
    person: v.exactOptional(Id),
  }),
  answers: {
    200: {
      doc: `At most 50 entries, found among 20,000 at most; there are older ones while there is a \`next\`. Supervisors have no
\`access\`. An entry has \`n\`, \`at\`, \`by\`, \`kind\`, \`body\` and, where something was there before, \`was\`. Kinds:
${LOG_KINDS.map((kind) => `\`${kind}\``).join(', ')}.`,
      json: v.object({
        entries: v.array(EntryShape),
        next: v.exactOptional(v.number()),
        topics: v.array(Topic),
        people: v.array(v.object({ id: Id, name: v.string(), member: v.boolean() })),
      }),
    },
  },
  problems: [],
  async handle({ session, query }, { siteLog }) {
    const view = await siteLog.read(session, query);
    if ('problem' in view) return view;
    const entries = view.entries.map(({ n, at, actor: { ...by }, kind, body, was }) => ({
      n,
      at,
      by,
      kind,
      body: { ...body },
      ...(was === undefined ? {} : { was: { ...was.body } }),
    }));
    const { next, topics, people } = view;
    return json(200, { entries, topics, people, ...(next === undefined ? {} : { next }) });
  },
});
