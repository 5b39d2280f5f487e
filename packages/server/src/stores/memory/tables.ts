import {
  type AgentName,
  type Conversation,
  erased,
  firstDue,
  isClaimed,
  isInCompany,
  type Logged,
  type PersonKey,
  type Referral,
} from '@shopbell/domain';
import type { AgentId, CaseId, ConversationId, DeskEvent, PublicEvent } from '@shopbell/protocol';
import type { UntoldPromise } from '../../ports/promise-book.ts';
import type { AnswerLink, Appended, Change, ConversationQuery, Device, Said, Sent, View } from '../../ports/store.ts';
import { toLogRow } from '../log-row.ts';
import { byDue, newestFirst, oldestFirst, orderOf } from '../order.ts';
import { readLogRow } from '../read-log-row.ts';
import { wipedBody } from '../wiped-body.ts';
import { wipeReferrals } from './referrals.ts';

/** One conversation's logs; the index is the number less one. */
interface Logs {
  public: PublicEvent[];
  desk: DeskEvent[];
  /** What was taken back, as it was said, by the message's number. */
  takenBack: Map<number, Said[]>;
}

/** Where it was done, and until when that is kept. */
type Once = Pick<Extract<Change, { put: 'once' }>, 'conversation' | 'until'>;

/** Everything of one site. There is nothing across sites, so nothing can be read across. */
export interface Tables {
  readonly devices: Map<string, Device>;
  readonly conversations: Map<ConversationId, Conversation>;
  readonly logs: Map<ConversationId, Logs>;
  /** The owners of cases; rows hold only the case's id. */
  readonly owners: Map<CaseId, AgentName>;
  /** By author and cid. */
  readonly sent: Map<string, Sent>;
  /** What was done once only, by its name. */
  readonly once: Map<string, Once>;
  /** For which due time it was told that a promise is due, by `promiseKey`. */
  readonly toldDue: Map<string, number>;
  /** By the hash of the code. */
  readonly referrals: Map<string, Referral>;
  /** By their hash. */
  readonly links: Map<string, AnswerLink>;
}

export const emptyTables = (): Tables => ({
  devices: new Map(),
  conversations: new Map(),
  logs: new Map(),
  owners: new Map(),
  sent: new Map(),
  once: new Map(),
  toldDue: new Map(),
  referrals: new Map(),
  links: new Map(),
});

/** Where a durable request is found, if the event is one: by its author and its cid. */
export function sentKey({ event }: Logged): string | undefined {
  return event.cid !== undefined && 'id' in event.by ? `${event.by.id} ${event.cid}` : undefined;
}

/** The conversation with its case's owner as it is now, whichever conversation of the case set it. */
export function load(tables: Tables, id: ConversationId): Conversation | undefined {
  const row = tables.conversations.get(id);
  const owner = row && tables.owners.get(row.case.id);
  return row && owner && row.case.owner !== owner ? { ...row, case: { id: row.case.id, owner } } : row;
}

const wanted = (tables: Tables, query: ConversationQuery): ((conversation: Conversation) => boolean) => {
  switch (query.of) {
    case 'persons':
      return ({ person }) => query.persons.includes(person);
    case 'person':
      return (conversation) =>
        conversation.person === query.person && (!query.after || oldestFirst(conversation, query.after) > 0);
    case 'waiting':
      return ({ state }) => state === 'requested';
    case 'left':
      return (conversation) => conversation.state === 'left' || isClaimed(conversation);
    case 'held':
      return ({ state }) => state === 'active';
    case 'agent':
      return (conversation) => conversation.state === 'active' && conversation.agent.id === query.agent;
    case 'company':
      return (conversation) => isInCompany(conversation, query.agent);
    case 'promised':
      return (conversation) => Number.isFinite(firstDue(conversation, query.agent));
    case 'settled':
      return ({ id, left }) => {
        const at = query.how === 'replied' ? left?.repliedAt : left?.gaveUpAt;
        const { before } = query;
        const isBefore = !left || !before || left.at < before.at || (left.at === before.at && id < before.id);
        return at !== undefined && isBefore;
      };
    case 'owner':
      return (conversation) =>
        conversation.state !== 'closed' &&
        tables.owners.get(conversation.case.id)?.id === query.agent &&
        !(conversation.state === 'active' && conversation.agent.id === query.agent);
  }
};

/** The conversations of a query, in its order. */
export function list(tables: Tables, query: ConversationQuery): Conversation[] {
  const order = query.of === 'promised' ? byDue(query.agent) : orderOf[query.of];
  const rows = [...tables.conversations.values()].filter(wanted(tables, query)).sort(order);
  return rows.slice(0, query.limit).flatMap(({ id }) => load(tables, id) ?? []);
}

function newestOf(tables: Tables, person: PersonKey, isClosed: boolean): ConversationId | undefined {
  const theirs = [...tables.conversations.values()].filter((row) => row.person === person);
  return theirs.filter(({ state }) => (state === 'closed') === isClosed).sort(newestFirst)[0]?.id;
}

function loadOf(tables: Tables, agent: AgentId): number {
  let load = 0;
  for (const row of tables.conversations.values()) if (row.state === 'active' && row.agent.id === agent) load += 1;
  return load;
}

/** What a decision sees of the site. */
export const viewOf = (tables: Tables): View => ({
  device: (tokenHash) => tables.devices.get(tokenHash),
  conversation: (id) => load(tables, id),
  open: (person) => newestOf(tables, person, false),
  closed: (person) => newestOf(tables, person, true),
  load: (agent) => loadOf(tables, agent),
  once: (name) => tables.once.get(name)?.until,
  toldDue: (conversation, deskSeq) => tables.toldDue.get(promiseKey(conversation, deskSeq)),
  referral: (hash) => tables.referrals.get(hash),
  link: (hash) => tables.links.get(hash),
  sent: (author, cid) => tables.sent.get(`${author} ${cid}`),
  event: (conversation, seq) => tables.logs.get(conversation)?.public[seq - 1],
});

/** Nobody reads the words of this message, or of its edits, from here on; what was sent is still known by its cid. */
function withhold({ public: log, takenBack }: Logs, of: number): void {
  const said: Said[] = [];
  for (const [i, event] of log.entries()) {
    const isIt = (event.kind === 'message' && event.seq === of) || (event.kind === 'edited' && event.of === of);
    if (!isIt) continue;
    said.push(event);
    log[i] = erased(event, event.kind, 'recalled');
  }
  takenBack.set(of, said);
}

/** What the durable stores read once the words of an event are gone. */
function wordless(logged: Logged): Logged {
  const { event } = logged;
  if (event.kind !== 'erased') {
    const row = toLogRow(logged);
    return readLogRow({ ...row, body: row.body && wipedBody(row.kind, row.body) });
  }
  const { by } = event;
  return { lane: 'public', event: 'name' in by ? { ...event, by: { ...by, name: '' } } : event };
}

export const promiseKey = (conversation: ConversationId, deskSeq: number): string => `${conversation} ${deskSeq}`;

/** The open promises that are due, and were not told so for the time they are due at. */
export function untold({ conversations, toldDue }: Tables, now: number, limit: number): UntoldPromise[] {
  return [...conversations.values()]
    .flatMap(({ id, promises = [] }) =>
      promises
        .filter(({ deskSeq, dueAt }) => dueAt <= now && toldDue.get(promiseKey(id, deskSeq)) !== dueAt)
        .map(({ deskSeq, dueAt }) => ({ conversation: id, deskSeq, dueAt })),
    )
    .sort((a, b) => a.dueAt - b.dueAt)
    .slice(0, limit);
}

/** Forgets what was done once only, as far as it is `over`. */
export function forgetOnce(done: Tables['once'], over: (once: Once) => boolean): void {
  for (const [name, once] of done) if (over(once)) done.delete(name);
}

/** Erases every word of a conversation so far. */
function wipe(tables: Tables, { id }: Conversation, { public: log, desk, takenBack }: Logs): void {
  for (const [i, event] of log.entries()) {
    const left = wordless({ lane: 'public', event });
    if (left.lane === 'public') log[i] = left.event;
  }
  for (const [i, event] of desk.entries()) {
    const left = wordless({ lane: 'desk', event });
    if (left.lane === 'desk') desk[i] = left.event;
  }
  for (const [key, { conversation, logged }] of tables.sent) {
    if (conversation === id) tables.sent.set(key, { conversation, logged: wordless(logged) });
  }
  takenBack.clear();
  wipeReferrals(tables, id);
  forgetOnce(tables.once, ({ conversation }) => conversation === id);
  for (const [hash, link] of tables.links) if (link.conversation === id) tables.links.delete(hash);
}

/** Keeps a link, without those that are over by then. */
export function putLink(tables: Tables, link: AnswerLink, at: number): void {
  for (const [hash, { until }] of tables.links) if (until < at) tables.links.delete(hash);
  tables.links.set(link.hash, link);
}

/** No device of theirs has their name any more. */
export function unname(tables: Tables, id: string): void {
  for (const [key, device] of tables.devices) {
    if (device.member?.id === id) tables.devices.set(key, { ...device, member: { id } });
  }
}

/** Puts a checked append in. */
export function append(tables: Tables, { conversation }: Appended, log: readonly Logged[]): void {
  const { id } = conversation;
  const logs: Logs = tables.logs.get(id) ?? { public: [], desk: [], takenBack: new Map() };
  for (const logged of log) {
    if (logged.lane === 'public') logs.public.push(logged.event);
    else logs.desk.push(logged.event);
    const key = sentKey(logged);
    if (key !== undefined) tables.sent.set(key, { conversation: id, logged });
    if (logged.event.kind === 'recalled') withhold(logs, logged.event.of);
    if (logged.event.kind === 'wiped') wipe(tables, conversation, logs);
    if (logged.event.kind === 'case_owned') tables.owners.set(logged.event.case, logged.event.owner);
  }
  tables.logs.set(id, logs);
  tables.conversations.set(id, conversation);
}
