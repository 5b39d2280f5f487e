import type { ContactField, DebtKind } from '@shopbell/protocol';
import { oneOf } from './shape.ts';

const named = { id: '', name: '' } as const;

/** The signed-in agent, in a welcome and in the answer to a sign-in. */
export const SELF = {
  id: '',
  name: '',
  duty: oneOf('agent', 'supervisor', 'admin'),
  site: { id: '', slug: '', name: '' },
} as const;

/** A kind of a newer relay must not cost the list. */
const isText = <T extends string>(value: unknown): value is T => typeof value === 'string';

/** One line of a list. */
const ROW = {
  conversation: '',
  state: oneOf('requested', 'active', 'left', 'closed'),
  shopper: { id: '', 'member?': { id: '', 'name?': '' } },
  'agent?': named,
  'owner?': named,
  'guests?': [named],
  'invited?': [{ agent: named, by: named, at: 0 }],
  seq: 0,
  deskSeq: 0,
  openedAt: 0,
  'waitingSince?': 0,
  'last?': { by: oneOf('shopper', 'agent', 'system', 'bot', 'store', 'api'), at: 0, text: '' },
  'page?': { url: '', title: '' },
  'group?': '',
  'waitsSince?': 0,
  'left?': { at: 0, 'dueAt?': 0, 'repliedAt?': 0, 'gaveUpAt?': 0 },
  'contact?': { 'name?': '', 'email?': '', 'phone?': '', 'order?': '', 'masked?': [isText<ContactField>] },
  'language?': '',
  'skills?': [''],
  'priority?': 0,
  'rating?': { until: 0, 'stars?': 0 },
  'promises?': [
    { id: '', what: isText<DebtKind>, owner: named, 'givenBy?': named, 'order?': '', at: 0, dueAt: 0, text: '' },
  ],
} as const;

const topic = oneOf('waiting', 'left', 'mine', 'owned', 'company', 'floor', 'promises');

/** A live list as a whole, and as a change to the revision before. */
export const WHOLE = { topic, rev: 0, rows: [ROW] } as const;
export const PATCH = { topic, rev: 0, put: [ROW], drop: [''] } as const;

const status = oneOf('online', 'busy', 'away', 'off');
const colleague = { ...named, 'status?': status, 'groups?': [''], 'load?': 0, 'limit?': 0, 'since?': 0 } as const;

/** Who is here, and which groups there are. */
export const COLLEAGUES = {
  topic: oneOf('colleagues'),
  rev: 0,
  agents: [colleague],
  'groups?': [{ id: '', name: '', open: true }],
} as const;

/** How the agent stands, and what is offered to them. */
export const DUTY = {
  topic: oneOf('duty'),
  rev: 0,
  status,
  limit: 0,
  groups: [''],
  'autoReply?': '',
} as const;
export const OFFERS = {
  topic: oneOf('offers'),
  rev: 0,
  offers: [{ conversation: '', group: '', until: 0 }],
} as const;

const limit = { limitMs: 0, warnBeforeMs: 0 } as const;
const spans = [{ from: '', to: '' }] as const;
const hours = {
  zone: '',
  week: { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans },
  exceptions: [{ date: '', spans }],
} as const;

const level = oneOf('off', 'warn', 'block');

/** What reply clocks, and the agents' own words, go by. */
export const RULES = {
  topic: oneOf('rules'),
  rev: 0,
  replyRule: { limits: { first_reply: limit, reply: limit }, counts: oneOf('all_time', 'service_time') },
  'hours?': hours,
  'zone?': '',
  groups: [{ id: '', 'hours?': hours }],
  'replies?': 0,
  'guard?': {
    levels: { phrases: level, abuse: level, repetition: level, contacts: level },
    phrases: [''],
    abuse: { add: [''], without: [''] },
    own: [''],
    hosts: [''],
  },
  'reveal?': oneOf('own', 'supervisors', 'nobody'),
} as const;

/** A colleague types at the desk. */
export const WRITING = {
  topic: oneOf('writing'),
  conversation: '',
  by: named,
  lane: oneOf('desk', 'whisper'),
  on: true,
} as const;

/** Where a shopper is, and how far what is written down about them has come. */
export const SHOPPER = {
  topic: oneOf('shopper'),
  conversation: '',
  rev: 0,
  facts: 0,
  'live?': {
    at: 0,
    'page?': { url: '', title: '' },
    'product?': { id: '', name: '', 'price?': '', 'picture?': '' },
    'order?': { number: '', 'state?': '', 'url?': '' },
    'cart?': { lines: [{ name: '', 'count?': 0, 'price?': '' }], 'total?': '' },
    'tags?': [''],
    'language?': '',
    'timeZone?': '',
    'device?': { 'browser?': '', 'system?': '', handheld: true },
  },
} as const;

/** The answer to a sign-in. */
export const SIGNED_IN = { self: SELF, 'token?': '' } as const;
