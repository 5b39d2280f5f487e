import type { Logged } from '@shopbell/domain';
import type { Actor, DeskEvent, PublicEvent } from '@shopbell/protocol';

/**
 * A log row without its keys: the permanent skeleton – numbers, kinds, times, ids, size – and the erasable body, which
 * holds all that somebody wrote or is called (decisions 11). Figures read skeletons only.
 */
export interface LogRow {
  /** Public events only. */
  seq: number | null;
  /** Desk events only, as `afterSeq`. */
  deskSeq: number | null;
  afterSeq: number | null;
  kind: string;
  at: number;
  role: string;
  author: string | null;
  cid: string | null;
  /** The agent it is about: who got the conversation or the case. */
  agent: string | null;
  /** The case or the conversation it is about. */
  ref: string | null;
  /** Bytes of the body. */
  size: number;
  body: string;
}

/** What a body may hold; which of it depends on the kind. */
interface Body {
  /** The author's name. */
  by?: string;
  text?: string;
  /** The name of the agent it is about. */
  agent?: string;
  member?: { id: string; name?: string };
  page?: { url: string; title: string };
}

/** What a row says beside its stamp. */
interface Content {
  agent?: string;
  ref?: string;
  body: Body;
}

function contentOf(event: PublicEvent | DeskEvent): Content {
  switch (event.kind) {
    case 'message':
    case 'note':
      return { body: { text: event.text } };
    case 'requested':
      return { body: event.page ? { page: event.page } : {} };
    case 'assigned':
      return { agent: event.agent.id, body: { agent: event.agent.name } };
    case 'left':
    case 'closed':
      return { body: {} };
    case 'case_opened':
      return { ref: event.case, body: {} };
    case 'case_owned':
      return { ref: event.case, agent: event.owner.id, body: { agent: event.owner.name } };
    case 'identified':
      return { body: { member: event.member } };
    case 'succeeded':
      return { ref: event.conversation, body: {} };
  }
}

const bodyJson = (body: Body, by: Actor): string => JSON.stringify('name' in by ? { ...body, by: by.name } : body);

/** Bytes of an event's body, as pages count them. */
export const bodyBytes = (event: PublicEvent | DeskEvent): number =>
  Buffer.byteLength(bodyJson(contentOf(event).body, event.by));

/** The row of an event. */
export function toLogRow({ lane, event }: Logged): LogRow {
  const { kind, at, by, cid } = event;
  const { agent, ref, body } = contentOf(event);
  const json = bodyJson(body, by);
  return {
    seq: lane === 'public' ? event.seq : null,
    deskSeq: lane === 'desk' ? event.deskSeq : null,
    afterSeq: lane === 'desk' ? event.afterSeq : null,
    kind,
    at,
    role: by.role,
    author: 'id' in by ? by.id : null,
    cid: cid ?? null,
    agent: agent ?? null,
    ref: ref ?? null,
    size: Buffer.byteLength(json),
    body: json,
  };
}

function broken(what: string): never {
  throw new Error(`a log row has no ${what}`);
}

const need = <T>(value: T | null | undefined, what: string): T => value ?? broken(what);

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : broken('body');
}

const text = (value: unknown, what: string): string => (typeof value === 'string' ? value : broken(what));

function actor({ role, author }: LogRow, name: unknown): Actor {
  switch (role) {
    case 'system':
      return { role };
    case 'shopper':
    case 'api':
      return { role, id: need(author, 'author') };
    case 'agent':
    case 'bot':
    case 'store':
      return { role, id: need(author, 'author'), name: text(name, "author's name") };
    default:
      return broken('role');
  }
}

function page(value: unknown): { url: string; title: string } {
  const { url, title } = record(value);
  return { url: text(url, 'page'), title: text(title, "page's title") };
}

function member(value: unknown): { id: string; name?: string } {
  const { id, name } = record(value);
  return { id: text(id, 'member'), ...(name === undefined ? {} : { name: text(name, "member's name") }) };
}

/** The event of a row. Throws on a row that holds none, so that nothing half is ever served. */
export function fromLogRow(row: LogRow): Logged {
  const body = record(JSON.parse(row.body));
  const by = actor(row, body.by);
  const cid = row.cid === null ? {} : { cid: row.cid };
  const agent = () => ({ id: need(row.agent, 'agent'), name: text(body.agent, "agent's name") });
  if (row.deskSeq === null) {
    const stamp = { seq: need(row.seq, 'number'), at: row.at, by, ...cid };
    switch (row.kind) {
      case 'message':
        return { lane: 'public', event: { kind: 'message', ...stamp, text: text(body.text, 'text') } };
      case 'requested':
        return {
          lane: 'public',
          event: { kind: 'requested', ...stamp, ...(body.page === undefined ? {} : { page: page(body.page) }) },
        };
      case 'assigned':
        return { lane: 'public', event: { kind: 'assigned', ...stamp, agent: agent() } };
      case 'left':
      case 'closed':
        return { lane: 'public', event: { kind: row.kind, ...stamp } };
      default:
        return broken('kind of the public log');
    }
  }
  const stamp = { deskSeq: row.deskSeq, afterSeq: need(row.afterSeq, 'place'), at: row.at, by, ...cid };
  switch (row.kind) {
    case 'note':
      return { lane: 'desk', event: { kind: 'note', ...stamp, text: text(body.text, 'text') } };
    case 'case_opened':
      return { lane: 'desk', event: { kind: 'case_opened', ...stamp, case: need(row.ref, 'case') } };
    case 'case_owned':
      return { lane: 'desk', event: { kind: 'case_owned', ...stamp, case: need(row.ref, 'case'), owner: agent() } };
    case 'identified':
      return { lane: 'desk', event: { kind: 'identified', ...stamp, member: member(body.member) } };
    case 'succeeded':
      return {
        lane: 'desk',
        event: { kind: 'succeeded', ...stamp, conversation: need(row.ref, 'successor') },
      };
    default:
      return broken('kind of the desk log');
  }
}
