import { Id, Instant, OrderNumber, Text } from '@shopbell/protocol';
import * as v from 'valibot';
import { json } from '../reply.ts';
import { route } from '../route.ts';

/** Remarks of one day, and the length of each: together they fit the body of a call. */
export const REMARKS_MAX = 12;
export const REMARK_MAX_CHARS = 400;

const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'a date'));
const RemarkShape = v.object({
  order: v.exactOptional(OrderNumber),
  text: v.pipe(Text, v.maxLength(REMARK_MAX_CHARS, 'text_too_long')),
});
const PromiseShape = v.object({ conversation: Id, promise: v.string() });

/** Each figure is the list of what it counts. */
const FiguresShape = v.object({
  agent: Id,
  from: Instant,
  until: Instant,
  served: v.array(Id),
  waiting: v.array(Id),
  leftAnswered: v.array(Id),
  transferredAway: v.array(Id),
  transferredIn: v.array(Id),
  promised: v.array(PromiseShape),
  kept: v.array(PromiseShape),
  givenUp: v.array(PromiseShape),
  open: v.array(PromiseShape),
  overdue: v.array(PromiseShape),
  /** Conversations that began that day, were theirs last, and in which both sides have spoken. */
  valid: v.array(Id),
  /** Of these, those that were rated, whenever that was; and with four or five stars. */
  rated: v.array(Id),
  satisfied: v.array(Id),
});

const KeptShape = v.object({
  agent: v.object({ id: Id, name: v.string() }),
  day: Day,
  version: v.number(),
  at: Instant,
  figures: FiguresShape,
  remarks: v.array(v.object({ order: v.exactOptional(v.string()), text: v.string() })),
});

export const viewSummary = route({
  method: 'get',
  path: '/api/v1/summaries',
  summary: 'An agent’s day: what they served, what waits, what they promised, and as they kept it.',
  allow: ['agent', 'supervisor', 'admin'],
  query: v.object({
    /** In the site’s zone; absent: today. */
    day: v.exactOptional(Day),
    /** Somebody else’s: supervisors and admins only. */
    agent: v.exactOptional(Id),
  }),
  answers: {
    200: {
      doc: `The day up to \`figures.until\`: its end, or now. Each figure lists what it counts. \`kept\` are the versions that were kept, newest first;
while \`open\`, another may be.`,
      json: v.object({
        day: Day,
        zone: v.string(),
        now: Instant,
        open: v.boolean(),
        figures: FiguresShape,
        kept: v.array(KeptShape),
      }),
    },
  },
  problems: ['not_found'],
  async handle({ session: { self }, query }, { dayBook }) {
    const { agent = self.id, day } = query;
    if (agent !== self.id && self.duty === 'agent') return { problem: 'forbidden' };
    const view = await dayBook.view(self.site.id, { id: agent, name: '' }, day);
    return 'problem' in view ? view : json(200, view);
  },
});

export const viewUnkept = route({
  method: 'get',
  path: '/api/v1/summaries/unkept',
  summary: 'The newest day before today, of the last seven, in which one did something, where one has not kept it.',
  allow: ['agent', 'supervisor', 'admin'],
  answers: {
    200: {
      doc: 'Without `day`: it was kept, or there is none. A day that is over for more than two days can only be read.',
      json: v.object({ day: v.exactOptional(Day) }),
    },
  },
  problems: [],
  async handle({ session: { self } }, { dayBook }) {
    const day = await dayBook.unkept(self.site.id, self.id);
    return json(200, day === undefined ? {} : { day });
  },
});

export const viewDay = route({
  method: 'get',
  path: '/api/v1/summaries/all',
  summary: 'The days that the site’s agents have kept, the newest version of each, and who has kept none.',
  allow: ['supervisor', 'admin'],
  query: v.object({ day: v.exactOptional(Day) }),
  answers: {
    200: {
      doc: 'By name. `unkept`: who did something in it and has kept none so far.',
      json: v.object({
        day: Day,
        zone: v.string(),
        kept: v.array(KeptShape),
        unkept: v.array(v.object({ id: Id, name: v.string() })),
      }),
    },
  },
  problems: ['not_found'],
  async handle({ session: { self }, query }, { dayBook }) {
    const view = await dayBook.ofDay(self.site.id, query.day);
    return 'problem' in view ? view : json(200, view);
  },
});

export const keepSummary = route({
  method: 'post',
  path: '/api/v1/summaries',
  summary: 'Keeps one’s own day, as the log tells it now, with remarks. Every version stays.',
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({
    day: Day,
    /** The version it follows; 0 for the first. */
    after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    remarks: v.pipe(v.array(RemarkShape), v.maxLength(REMARKS_MAX, 'too_many')),
  }),
  answers: {
    200: { doc: 'Kept, or it was before: the same again changes nothing.', json: KeptShape },
  },
  problems: ['not_found', 'summary_changed', 'summary_closed'],
  async handle({ session: { self }, body }, { dayBook }) {
    const kept = await dayBook.keep(self.site.id, { id: self.id, name: self.name }, body);
    return 'problem' in kept ? kept : json(200, kept);
  },
});
