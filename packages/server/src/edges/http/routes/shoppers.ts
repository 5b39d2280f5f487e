import { Id, type ProblemCode } from '@shopbell/protocol';
import * as v from 'valibot';
import { AGENT_BLOCK_MAX_MS, BLOCK_MAX_MS } from '../../../office/shopper-desk.ts';
import { type EmptyReply, empty, json, type Refusal } from '../reply.ts';
import { route } from '../route.ts';
import {
  BlockCursor,
  BlockedShape,
  EarlierShape,
  personOf,
  Reason,
  RemarkPageShape,
  RemarkText,
  readBlockCursor,
  ShopperShape,
  writeBlockCursor,
} from './shopper-shapes.ts';

const SET = { 204: { doc: 'Written. Whoever has a conversation of theirs open is told.' } } as const;
const UNKNOWN: Refusal = { problem: 'shopper_unknown' };
const PROBLEMS: readonly ProblemCode[] = ['shopper_unknown'];
const MINUTE_MS = 60_000;

const done = (result: { ok: true } | Refusal): EmptyReply<204> | Refusal => ('problem' in result ? result : empty(204));

export const viewShopper = route({
  method: 'get',
  path: '/api/v1/shoppers/:person',
  summary:
    'What the desk has written down about a shopper: name, tags, remarks, attributes, block. `person` is `p:` and a participant, or `m:` and a member’s id.',
  allow: ['agent', 'supervisor', 'admin'],
  answers: {
    200: { doc: 'For who may read one of their conversations. Of the remarks the newest 20.', json: ShopperShape },
  },
  problems: PROBLEMS,
  async handle(call, { shoppers }) {
    const person = personOf(call);
    if (person === undefined) return UNKNOWN;
    const view = await shoppers.view(call.session, person);
    return 'problem' in view ? view : json(200, view);
  },
});

export const listEarlier = route({
  method: 'get',
  path: '/api/v1/shoppers/:person/conversations',
  summary: 'A page of a shopper’s conversations, newest first, each with its case.',
  allow: ['agent', 'supervisor', 'admin'],
  query: v.object({
    /** `next` of the page before. */
    before: v.exactOptional(Id),
  }),
  answers: {
    200: {
      doc: `At most 20 of the newest 200; there are older ones while there is a \`next\`. Of what is not \`readable\` for the asker neither
page nor words are told; who answers the shopper now reads what was closed before.`,
      json: v.object({ conversations: v.array(EarlierShape), next: v.exactOptional(Id) }),
    },
  },
  problems: PROBLEMS,
  async handle(call, { shoppers }) {
    const person = personOf(call);
    if (person === undefined) return UNKNOWN;
    const page = await shoppers.conversations(call.session, person, call.query.before);
    return 'problem' in page ? page : json(200, page);
  },
});

export const nameShopper = route({
  method: 'post',
  path: '/api/v1/shoppers/:person/name',
  summary: 'Sets what agents call a shopper, who never sees it; null for what they call themselves.',
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({ name: v.nullable(v.string()) }),
  answers: SET,
  problems: PROBLEMS,
  async handle(call, { shoppers }) {
    const person = personOf(call);
    return person === undefined ? UNKNOWN : done(await shoppers.setName(call.session, person, call.body.name));
  },
});

export const tagShopper = route({
  method: 'post',
  path: '/api/v1/shoppers/:person/tags/:tag',
  summary: 'Puts one of the site’s tags on a shopper.',
  allow: ['agent', 'supervisor', 'admin'],
  answers: SET,
  problems: [...PROBLEMS, 'tag_unknown', 'too_many'],
  async handle(call, { shoppers }) {
    const person = personOf(call);
    return person === undefined ? UNKNOWN : done(await shoppers.setTag(call.session, person, call.param('tag'), true));
  },
});

export const untagShopper = route({
  method: 'delete',
  path: '/api/v1/shoppers/:person/tags/:tag',
  summary: 'Takes a tag off a shopper.',
  allow: ['agent', 'supervisor', 'admin'],
  answers: SET,
  problems: PROBLEMS,
  async handle(call, { shoppers }) {
    const person = personOf(call);
    return person === undefined ? UNKNOWN : done(await shoppers.setTag(call.session, person, call.param('tag'), false));
  },
});

export const listRemarks = route({
  method: 'get',
  path: '/api/v1/shoppers/:person/remarks',
  summary: 'A page of the remarks on a shopper, oldest first: the newest ones, or those before one of them.',
  allow: ['agent', 'supervisor', 'admin'],
  query: v.object({
    /** `nextRemarks` of the shopper, or `next` of the page before. */
    before: v.exactOptional(Id),
  }),
  answers: { 200: { doc: 'At most 20; there are older ones while there is a `next`.', json: RemarkPageShape } },
  problems: PROBLEMS,
  async handle(call, { shoppers }) {
    const person = personOf(call);
    if (person === undefined) return UNKNOWN;
    const page = await shoppers.remarks(call.session, person, call.query.before);
    return 'problem' in page ? page : json(200, page);
  },
});

export const addRemark = route({
  method: 'post',
  path: '/api/v1/shoppers/:person/remarks',
  summary: 'Writes a remark on a shopper, for whoever answers next. No shopper ever sees one.',
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({ text: RemarkText, conversation: v.exactOptional(Id) }),
  answers: { 201: { doc: 'Written; the remark’s id.', json: v.object({ id: Id }) } },
  problems: [...PROBLEMS, 'conversation_unknown'],
  async handle(call, { shoppers }) {
    const person = personOf(call);
    if (person === undefined) return UNKNOWN;
    const { text, conversation } = call.body;
    const remark = await shoppers.remark(call.session, person, text, conversation);
    return 'problem' in remark ? remark : json(201, remark);
  },
});

export const editRemark = route({
  method: 'post',
  path: '/api/v1/shoppers/:person/remarks/:remark',
  summary: 'Gives a remark of one’s own other words. What it said before is kept, and shown.',
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({ text: RemarkText }),
  answers: SET,
  problems: [...PROBLEMS, 'remark_unknown', 'not_yours', 'too_many'],
  async handle(call, { shoppers }) {
    const person = personOf(call);
    if (person === undefined) return UNKNOWN;
    return done(await shoppers.editRemark(call.session, person, call.param('remark'), call.body.text));
  },
});

export const blockShopper = route({
  method: 'post',
  path: '/api/v1/shoppers/:person/block',
  summary: `Takes no more words of a shopper, on any device that proves to be them, for \`forMs\`; null for good. Agents block for up to
${AGENT_BLOCK_MAX_MS / 86_400_000} days, and end or change their own blocks only.`,
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({
    reason: Reason,
    forMs: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(MINUTE_MS), v.maxValue(BLOCK_MAX_MS))),
  }),
  answers: { 204: { doc: 'Blocked, at once. They still read; the site’s log has a line.' } },
  problems: PROBLEMS,
  async handle(call, { shoppers }) {
    const person = personOf(call);
    if (person === undefined) return UNKNOWN;
    return done(await shoppers.block(call.session, person, call.body.reason, call.body.forMs));
  },
});

export const unblockShopper = route({
  method: 'delete',
  path: '/api/v1/shoppers/:person/block',
  summary: 'Ends a block: one’s own, or, for supervisors and admins, anybody’s.',
  allow: ['agent', 'supervisor', 'admin'],
  answers: { 204: { doc: 'They may write again, at once. So it is too where there was no block.' } },
  problems: PROBLEMS,
  async handle(call, { shoppers }) {
    const person = personOf(call);
    return person === undefined ? UNKNOWN : done(await shoppers.unblock(call.session, person));
  },
});

export const listBlocked = route({
  method: 'get',
  path: '/api/v1/blocked',
  summary: 'A page of everybody who is blocked now.',
  allow: ['supervisor', 'admin'],
  query: v.object({
    /** `next` of the page before. */
    before: v.exactOptional(BlockCursor),
  }),
  answers: {
    200: {
      doc: 'At most 50, newest block first; there are older ones while there is a `next`.',
      json: v.object({ blocked: v.array(BlockedShape), next: v.exactOptional(v.string()) }),
    },
  },
  problems: [],
  async handle({ session, query: { before } }, { shoppers }) {
    const after = before === undefined ? undefined : readBlockCursor(before);
    if (before !== undefined && after === undefined) return { problem: 'bad_frame', path: 'before' };
    const { next, ...page } = await shoppers.blocked(session, after);
    return json(200, { ...page, ...(next ? { next: writeBlockCursor(next) } : {}) });
  },
});
