import type {
  AgentName,
  Case,
  Conversation,
  LastLine,
  LeftMessage,
  MemberName,
  PersonKey,
  Return,
} from '@shopbell/domain';
import { lastWords, lineOf } from '@shopbell/domain';
import { type ActorRole, isSharedCard, isSharedFile, type Page, type SiteId } from '@shopbell/protocol';
import { checksJson, parseChecks } from './check-column.ts';
import { companyJson, companyOf, parseCompany, sameCompany } from './company.ts';
import { promisesJson } from './promise-column.ts';
import { ratingOf } from './rating-column.ts';
import { integer, type Row, text, word } from './row.ts';

/** Rows of the log that a conversation's row points to. */
export interface Ends {
  /** The newest public event. */
  readonly tip: number | undefined;
  /** The newest message. */
  readonly last: number | undefined;
  /** The event that holds its words: itself, or its latest edit; undefined when they were taken back. */
  readonly words: number | undefined;
}

/** A conversation as loaded, and the numbers only this store knows of it. */
export interface Entry {
  /** Its number in this file. */
  readonly no: number;
  readonly ends: Ends;
  readonly conversation: Conversation;
}

/** Every column `toEntry` reads, from the tables `FROM` joins. */
export const COLUMNS = `c.no, c.id, c.state, c.person, c.participant, c.member, c.member_name, c."case", c.opened_at,
  c.page_url, c.page_title, c.agent, c.agent_name, c.successor, c."group", c.waits_since, c.last_agent, c.returned, c.left_at,
  c.left_due, c.left_replied, c.left_gave_up, c.contact, c.company, c.language, c.skills, c.priority, c.first_owed_at, c.promises,
  c.checks, c.answered_at, c.rating, k.owner, k.owner_name,
  h.seq, h.desk_seq, h.last_at, h.waiting_since, h.told_at, h.tip, h.last, h.words, l.seq AS said_seq, l.role AS said_by,
  l.author AS said_author, l.at AS said_at, w.body AS said`;

/** The derived rows of a conversation, its case's owner, and the newest message. */
export const FROM = `conversation c
  JOIN head h ON h.site = c.site AND h.conversation = c.no
  LEFT JOIN "case" k ON k.site = c.site AND k.id = c."case"
  LEFT JOIN log l ON l.id = h.last AND l.site = c.site
  LEFT JOIN log w ON w.id = h.words AND w.site = c.site`;

const ROLES = ['shopper', 'agent', 'system', 'bot', 'store', 'api'] as const satisfies readonly ActorRole[];
const RETURNS = ['lost', 'given_back', 'handed_over'] as const satisfies readonly Return[];
const STATES = ['requested', 'left', 'active', 'closed'] as const;

const maybe = <T>(row: Row, column: string, read: (row: Row, column: string) => T): T | undefined =>
  row[column] === null ? undefined : read(row, column);

/** Whose it is; throws on a text that is no person's key. */
export function personKey(value: string): PersonKey {
  const id = value.slice(2);
  if (value.startsWith('p:')) return `p:${id}`;
  if (value.startsWith('m:')) return `m:${id}`;
  throw new TypeError('column person holds no person');
}

/** A member from the columns `member` and `member_name`. */
export function memberOf(row: Row): MemberName | undefined {
  const id = maybe(row, 'member', text);
  if (id === undefined) return undefined;
  const name = maybe(row, 'member_name', text);
  return { id, ...(name === undefined ? {} : { name }) };
}

function agentOf(row: Row, id: string, name: string): AgentName | undefined {
  const agent = maybe(row, id, text);
  return agent === undefined ? undefined : { id: agent, name: text(row, name) };
}

function caseOf(row: Row): Case {
  const owner = agentOf(row, 'owner', 'owner_name');
  return { id: text(row, 'case'), ...(owner ? { owner } : {}) };
}

function pageOf(row: Row): Page | undefined {
  const url = maybe(row, 'page_url', text);
  return url === undefined ? undefined : { url, title: text(row, 'page_title') };
}

/** The newest line; without words when they were taken back or erased. */
function lastOf(row: Row): LastLine | undefined {
  if (row.last === null) return undefined;
  const by = word(row, 'said_by', ROLES);
  const agent = by === 'agent' ? { agent: text(row, 'said_author') } : {};
  const line = { seq: integer(row, 'said_seq'), by, ...agent, at: integer(row, 'said_at') };
  if (row.said === null) return { ...line, text: '' };
  const body: unknown = JSON.parse(text(row, 'said'));
  if (typeof body !== 'object' || body === null || !('text' in body) || typeof body.text !== 'string') {
    throw new TypeError('the newest message has no text');
  }
  const file = 'file' in body && isSharedFile(body.file) ? { file: body.file } : {};
  const card = 'card' in body && isSharedCard(body.card) ? { card: body.card } : {};
  return { ...line, text: lastWords(lineOf({ text: body.text, ...file, ...card })) };
}

function leftOf(row: Row): LeftMessage | undefined {
  const at = maybe(row, 'left_at', integer);
  if (at === undefined) return undefined;
  const [dueAt, repliedAt] = [maybe(row, 'left_due', integer), maybe(row, 'left_replied', integer)];
  const gaveUpAt = maybe(row, 'left_gave_up', integer);
  return {
    at,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(repliedAt === undefined ? {} : { repliedAt }),
    ...(gaveUpAt === undefined ? {} : { gaveUpAt }),
  };
}

/** What was asked of whoever answers, and how early they are served. */
function askedOf(row: Row): Pick<Conversation, 'language' | 'skills' | 'priority'> {
  const [language, skills, priority] = [
    maybe(row, 'language', text),
    maybe(row, 'skills', text),
    maybe(row, 'priority', integer),
  ];
  return {
    ...(language === undefined ? {} : { language }),
    ...(skills === undefined ? {} : { skills: skills.split('\n') }),
    ...(priority === undefined ? {} : { priority }),
  };
}

function firstOwedOf(row: Row): { firstOwedAt?: number } {
  const firstOwedAt = maybe(row, 'first_owed_at', integer);
  return firstOwedAt === undefined ? {} : { firstOwedAt };
}

function returnOf(row: Row): { returned?: Return } {
  const returned = maybe(row, 'returned', (of, column) => word(of, column, RETURNS));
  return returned === undefined ? {} : { returned };
}

/** As the log has it, which was checked at the door. */
function contactOf(row: Row): Pick<Conversation, 'contact'> {
  const json = maybe(row, 'contact', text);
  return json === undefined ? {} : { contact: JSON.parse(json) };
}

/** The conversation of a row; throws when its columns don't fit its state. */
export function toEntry(site: SiteId, row: Row): Entry {
  const [member, waitingSince, toldAt, answeredAt, last, page, left, checks] = [
    memberOf(row),
    maybe(row, 'waiting_since', integer),
    maybe(row, 'told_at', integer),
    maybe(row, 'answered_at', integer),
    lastOf(row),
    pageOf(row),
    leftOf(row),
    maybe(row, 'checks', text),
  ];
  const common = {
    id: text(row, 'id'),
    site,
    person: personKey(text(row, 'person')),
    participant: text(row, 'participant'),
    ...(member ? { member } : {}),
    case: caseOf(row),
    seq: integer(row, 'seq'),
    deskSeq: integer(row, 'desk_seq'),
    openedAt: integer(row, 'opened_at'),
    lastAt: integer(row, 'last_at'),
    ...(waitingSince === undefined ? {} : { waitingSince }),
    ...(toldAt === undefined ? {} : { toldAt }),
    ...(last ? { last } : {}),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...ratingOf(row),
    ...(page ? { page } : {}),
    group: text(row, 'group'),
    ...askedOf(row),
    ...(left ? { left } : {}),
    ...(checks === undefined ? {} : { checks: parseChecks(checks) }),
    ...contactOf(row),
  };
  const agent = agentOf(row, 'agent', 'agent_name');
  const successor = maybe(row, 'successor', text);
  const had = maybe(row, 'last_agent', text);
  const lastAgent = had === undefined ? {} : { lastAgent: had };
  const entry = (conversation: Conversation): Entry => ({
    no: integer(row, 'no'),
    ends: {
      tip: maybe(row, 'tip', integer),
      last: maybe(row, 'last', integer),
      words: maybe(row, 'words', integer),
    },
    conversation,
  });
  const state = word(row, 'state', STATES);
  switch (state) {
    case 'requested':
      return entry({ ...common, state, waitsSince: integer(row, 'waits_since'), ...lastAgent, ...returnOf(row) });
    case 'left':
      return entry({ ...common, state, ...lastAgent });
    case 'active':
      if (!agent) throw new TypeError('an active conversation without an agent');
      return entry({ ...common, state, agent, ...firstOwedOf(row), ...parseCompany(maybe(row, 'company', text)) });
    case 'closed':
      return entry({ ...common, state, ...(agent ? { agent } : {}), ...(successor ? { successor } : {}) });
  }
}

type Value = string | number | null;

/** The columns of `conversation` that change with its state, in the order the statements name them. */
export function stateColumns(conversation: Conversation): Value[] {
  const { state, person, participant, member, openedAt, page, group, left, contact, language } = conversation;
  const { skills, priority } = conversation;
  const agent = agentNow(conversation);
  return [
    state,
    person,
    participant,
    member?.id ?? null,
    member?.name ?? null,
    conversation.case.id,
    openedAt,
    page?.url ?? null,
    page?.title ?? null,
    agent?.id ?? null,
    agent?.name ?? null,
    successorOf(conversation) ?? null,
    conversation.case.owner?.id ?? null,
    group,
    waitsSinceOf(conversation) ?? null,
    lastAgentOf(conversation) ?? null,
    returnedOf(conversation) ?? null,
    left?.at ?? null,
    left?.dueAt ?? null,
    left?.repliedAt ?? null,
    left?.gaveUpAt ?? null,
    contact ? JSON.stringify(contact) : null,
    companyJson(companyOf(conversation)),
    language ?? null,
    // No skill has a line break.
    skills?.join('\n') ?? null,
    priority ?? null,
    firstOwedAt(conversation) ?? null,
    promisesJson(conversation),
    checksJson(conversation),
    conversation.answeredAt ?? null,
    conversation.rating ? JSON.stringify(conversation.rating) : null,
  ];
}

const agentNow = (conversation: Conversation) => ('agent' in conversation ? conversation.agent : undefined);
const waitsSinceOf = (conversation: Conversation) =>
  'waitsSince' in conversation ? conversation.waitsSince : undefined;
const lastAgentOf = (conversation: Conversation) => ('lastAgent' in conversation ? conversation.lastAgent : undefined);
const returnedOf = (conversation: Conversation) => ('returned' in conversation ? conversation.returned : undefined);
const firstOwedAt = (conversation: Conversation) =>
  'firstOwedAt' in conversation ? conversation.firstOwedAt : undefined;
const successorOf = (conversation: Conversation) => ('successor' in conversation ? conversation.successor : undefined);

/** True when only `head` differs between the two, as after a message. What is equal but another object counts as different. */
export const sameState = (a: Conversation, b: Conversation): boolean =>
  a.state === b.state &&
  a.person === b.person &&
  a.participant === b.participant &&
  a.member === b.member &&
  a.case.id === b.case.id &&
  a.openedAt === b.openedAt &&
  a.page === b.page &&
  a.group === b.group &&
  a.left === b.left &&
  a.contact === b.contact &&
  a.priority === b.priority &&
  a.promises === b.promises &&
  a.checks === b.checks &&
  a.answeredAt === b.answeredAt &&
  a.rating === b.rating &&
  waitsSinceOf(a) === waitsSinceOf(b) &&
  agentNow(a) === agentNow(b) &&
  firstOwedAt(a) === firstOwedAt(b) &&
  sameCompany(companyOf(a), companyOf(b)) &&
  successorOf(a) === successorOf(b);
