import { ConversationState, GroupSlug, Id, Instant } from '@shopbell/protocol';
import * as v from 'valibot';
import type { Found } from '../../../ports/search.ts';
import { FINDABLE, type FindableKind, PERSON_KINDS } from '../../../search/findable.ts';
import { readCursor } from '../../../search/fit.ts';
import { PEOPLE_FIRST } from '../../../search/person.ts';
import { json } from '../reply.ts';
import { route } from '../route.ts';

/** Longest question, in UTF-16 units. */
export const WORDS_MAX = 100;

const SAID = Object.keys(FINDABLE) as [FindableKind, ...FindableKind[]];
const KINDS = [...SAID, ...PERSON_KINDS] as const;

const At = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const Place = v.object({ start: v.number(), end: v.number() });
const named = v.object({ id: Id, name: v.string() });

const FoundShape = v.object({
  conversation: Id,
  kind: v.picklist(KINDS),
  /** The public event it is, or stands behind. */
  seq: v.number(),
  /** Of what only the desk sees. */
  deskSeq: v.exactOptional(v.number()),
  at: Instant,
  by: v.object({ role: v.string(), id: v.exactOptional(v.string()), name: v.exactOptional(v.string()) }),
  /** A part of what was said, and where in it the words stand, in UTF-16 units. */
  snippet: v.object({
    text: v.string(),
    places: v.array(Place),
    cut: v.object({ before: v.boolean(), after: v.boolean() }),
  }),
  /** How the conversation stands now. */
  state: ConversationState,
  group: v.string(),
  shopper: v.object({
    id: Id,
    member: v.exactOptional(v.object({ id: v.string(), name: v.exactOptional(v.string()) })),
  }),
  agent: v.exactOptional(named),
});

const toShape = ({ shopper: { participant: id, ...member }, by, ...each }: Found) => ({
  ...each,
  by: { ...by },
  shopper: { id, ...member },
});

export const searchAll = route({
  method: 'get',
  path: '/api/v1/search',
  summary:
    'Finds what was said: messages, notes, names and pages, newest first; and shoppers by their names, tags and remarks.',
  allow: ['agent', 'supervisor', 'admin'],
  query: v.object({
    /**
     * Words, parted by spaces: all of them are to be found. Of Chinese, Japanese, Korean and Thai any part of what was said, of other
     * scripts whole words; the last one may be the beginning of a word. Nothing in it is syntax.
     */
    q: v.pipe(v.string(), v.maxLength(WORDS_MAX)),
    /** Who has the conversation, or had it last. */
    agent: v.exactOptional(Id),
    group: v.exactOptional(GroupSlug),
    /** Said at this instant or later, epoch ms. */
    from: v.exactOptional(At),
    /** Said before this instant, epoch ms. */
    to: v.exactOptional(At),
    /** How the conversation stands now. */
    state: v.exactOptional(ConversationState),
    /** What shoppers see, or what only the desk sees. */
    lane: v.exactOptional(v.picklist(['public', 'desk'])),
    /** `next` of the page before. */
    cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number))),
    /** Only of shoppers who have this tag, by its id. With a tag alone, who has it is found. */
    tag: v.exactOptional(Id),
    /** `people.next` of the page before: more shoppers, and nothing of what was said. */
    people: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-3]\.\d{1,16}$/))),
  }),
  answers: {
    200: {
      doc: `At most 25 things that were said, of conversations the caller may read: agents what waits, what they have or had
last, were asked into, and the cases they own; supervisors and admins the whole site. With the first page come up to ${PEOPLE_FIRST} shoppers (\`people\`), with \`people.next\` up to 25 more, unless only what shoppers see is asked for: who
is called so first, then whose name, tag or remark has the words, and of these who came last. Each leads to the newest of their conversations that is asked for and the
caller may read. A time is then that of the conversation. There may be more behind \`next\`. \`count\` is told with the first
page and goes up to 1,000; with \`more\` there may be others. \`lag\` says what was said so lately that it can't be found yet. Kinds: ${KINDS.map((kind) => `\`${kind}\``).join(', ')}.`,
      json: v.object({
        people: v.exactOptional(v.object({ found: v.array(FoundShape), next: v.exactOptional(v.string()) })),
        found: v.array(FoundShape),
        next: v.exactOptional(v.number()),
        count: v.exactOptional(v.object({ n: v.number(), more: v.boolean() })),
        lag: v.object({ rows: v.number(), ms: v.number() }),
      }),
    },
  },
  problems: ['rate_limited'],
  async handle({ session, query: { q: words, people: begins, ...narrowed } }, { search }) {
    const cursor = begins === undefined ? {} : { people: readCursor(begins) };
    const answer = await search.ask(session.self, { words, ...narrowed, ...cursor });
    if ('problem' in answer) return answer;
    const { people, ...said } = answer;
    const first = people ? { people: { ...people, found: people.found.map(toShape) } } : {};
    return json(200, { ...said, ...first, found: said.found.map(toShape) });
  },
});
