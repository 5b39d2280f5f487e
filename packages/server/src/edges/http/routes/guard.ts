import { GUARD_LEVELS, GUARD_RULES, Id, Instant, REVEAL_RULES } from '@shopbell/protocol';
import * as v from 'valibot';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';

const Level = v.picklist(GUARD_LEVELS);
const Texts = v.array(v.string());
const GuardShape = v.object({
  /** Each rule: `off`, `warn` (asked about, and recorded when it is sent) or `block` (refused, and recorded). */
  levels: v.object({ phrases: Level, abuse: Level, repetition: Level, contacts: Level }),
  /** What nobody should say here. */
  phrases: Texts,
  /** Added to the product's list of abuse, and taken from it. */
  abuse: v.object({ add: Texts, without: Texts }),
  /** The shop's own contacts: numbers, names at other platforms, e-mail addresses, hosts. */
  own: Texts,
});

export const viewGuard = route({
  method: 'get',
  path: '/api/v1/guard',
  summary: 'What agents’ words are looked through for, the product’s list of abuse, and who may look behind masks.',
  allow: ['supervisor', 'admin'],
  answers: {
    200: {
      doc: 'All of it. `hosts` are those of the site’s origins: links to them are its own.',
      json: v.object({ guard: GuardShape, reveal: v.picklist(REVEAL_RULES), hosts: Texts, abuse: Texts }),
    },
  },
  problems: [],
  async handle({ session }, { guard }) {
    return json(200, await guard.view(session));
  },
});

export const setGuard = route({
  method: 'post',
  path: '/api/v1/guard',
  summary: 'Sets what agents’ words are looked through for: all of it. Every fault is told by name and place.',
  allow: ['supervisor', 'admin'],
  body: v.object({ guard: v.unknown() }),
  answers: { 204: { doc: 'Set. It counts at once, for what is being written too.' } },
  problems: ['settings_refused'],
  async handle({ session, body }, { guard }) {
    const result = await guard.set(session, body.guard);
    return 'problem' in result ? result : empty(204);
  },
});

export const setReveal = route({
  method: 'post',
  path: '/api/v1/guard/reveal',
  summary:
    'Says who may look behind masks: `own` – agents in what they have, supervisors and admins everywhere; `supervisors`; `nobody`.',
  allow: ['admin'],
  body: v.object({ reveal: v.picklist(REVEAL_RULES) }),
  answers: { 204: { doc: 'Set. It counts at once.' } },
  problems: [],
  async handle({ session, body }, { guard }) {
    const result = await guard.setReveal(session, body.reveal);
    return 'problem' in result ? result : empty(204);
  },
});

export const listCaught = route({
  method: 'get',
  path: '/api/v1/guard/caught',
  summary: 'What the guard found lately, newest first: sent although it asked, or held back.',
  allow: ['supervisor', 'admin'],
  query: v.object({
    /** `next` of the page before. */
    before: v.exactOptional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number))),
  }),
  answers: {
    200: {
      doc: 'At most 30 entries; there are older ones while there is a `next`. Without `text` the words are gone.',
      json: v.object({
        entries: v.array(
          v.object({
            n: v.number(),
            at: Instant,
            agent: v.object({ id: Id, name: v.string() }),
            conversation: Id,
            rules: v.array(v.picklist(GUARD_RULES)),
            held: v.boolean(),
            text: v.exactOptional(v.string()),
          }),
        ),
        next: v.exactOptional(v.number()),
      }),
    },
  },
  problems: [],
  async handle({ session, query }, { guard }) {
    return json(200, await guard.caught(session, query.before));
  },
});
