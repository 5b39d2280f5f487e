import type { AgentName, PersonKey } from '@shopbell/domain';
import type { AgentId, CaseId, Cid, ConversationId, PublicEvent, SiteId } from '@shopbell/protocol';
import type { AnswerLink, ConversationQuery, Device, FloorQuery, Heads, Sent } from '../../ports/store.ts';
import { createRecent } from '../../recent.ts';
import { orderOf } from '../order.ts';
import { readLogRow } from '../read-log-row.ts';
import type { Chain, Place } from './chain.ts';
import { type Entry, memberOf, toEntry } from './conversation-row.ts';
import { logRow } from './log-row-of.ts';
import type { LogWriter } from './log-writer.ts';
import type { OnceTable } from './once.ts';
import { listPromised, readPromises } from './promises.ts';
import { integer, type Row, text } from './row.ts';
import type { Statements } from './statements.ts';

/** Half of the conversations and devices kept in memory, about 1 KB each: those that are talked in now. */
const RECENT_HALF = 1024;

/** The rows as they are now, inside a group's transaction or outside: what is in memory goes before what is in the file. */
export interface Rows {
  /** The site's number in this file; undefined while nothing of it is stored. */
  siteNumber(site: SiteId): number | undefined;
  /** The same, given on first need. Inside a transaction only. */
  numberSite(site: SiteId): number;
  entry(site: SiteId, id: ConversationId): Entry | undefined;
  device(site: SiteId, tokenHash: string): Device | undefined;
  open(site: SiteId, person: PersonKey): ConversationId | undefined;
  closed(site: SiteId, person: PersonKey): ConversationId | undefined;
  load(site: SiteId, agent: AgentId): number;
  once(site: SiteId, name: string): number | undefined;
  toldDue(site: SiteId, id: ConversationId, deskSeq: number): number | undefined;
  link(site: SiteId, hash: string): AnswerLink | undefined;
  sent(site: SiteId, author: string, cid: Cid): Sent | undefined;
  event(site: SiteId, id: ConversationId, seq: number): PublicEvent | undefined;
  /** Where its public log is found; undefined for a conversation the site doesn't have. */
  place(site: SiteId, id: ConversationId): Place | undefined;
  heads(site: SiteId, ids: readonly ConversationId[]): Map<ConversationId, Heads>;
  busySites(): SiteId[];
  list(site: SiteId, query: ConversationQuery): Entry[];
  listed(site: SiteId, query: FloorQuery): ConversationId[];
  /** Those of these that there are. They don't become what is at hand. */
  these(site: SiteId, ids: readonly ConversationId[]): Entry[];

  /** Remembers a device that the group wrote. */
  know(site: SiteId, device: Device): void;
  /** Remembers a conversation that the group changed; `head` is written once at the group's end. */
  stage(site: SiteId, entry: Entry): void;
  /** Shows a case's new owner in every conversation of it. */
  own(site: SiteId, id: CaseId, owner: AgentName): void;
  /** Forgets what a member is called. */
  unname(site: SiteId, member: string): void;
  /** The group's changed conversations. */
  staged(): Iterable<Entry>;
  /** The group is in the file. */
  kept(): void;
  /** The transaction was rolled back: nothing that was read or made in it holds. */
  dropped(): void;
}

/** @param writer asked to write what waits before the log is read within a group */
export function createRows(
  sql: Statements,
  chain: Chain,
  writer: Pick<LogWriter, 'flush'>,
  done: Pick<OnceTable, 'until'>,
): Rows {
  const numbers = new Map<SiteId, number>();
  const recent = createRecent<Entry>(RECENT_HALF);
  const devices = createRecent<{ site: SiteId; device: Device }>(RECENT_HALF);
  // By site first: joining site and id into one key would build and hash a text for every message.
  const changed = new Map<SiteId, Map<ConversationId, Entry>>();

  const siteNumber = (site: SiteId): number | undefined => {
    const known = numbers.get(site);
    if (known !== undefined) return known;
    const row = sql.siteNumber.get(site);
    if (!row) return undefined;
    const no = integer(row, 'no');
    numbers.set(site, no);
    return no;
  };

  const select = (site: SiteId, statement: Statements[keyof Statements], ...key: (string | number)[]): Entry[] => {
    const no = siteNumber(site);
    return no === undefined ? [] : statement.all(no, ...key).map((row) => whole(no, toEntry(site, row), row));
  };

  /** With what was promised: its words are in the log. */
  const whole = (site: number, entry: Entry, row: Row): Entry => {
    if (row.promises === null) return entry;
    const promises = readPromises(sql, { site, no: entry.no, json: text(row, 'promises') });
    return { ...entry, conversation: { ...entry.conversation, promises } };
  };

  const idOf = (
    site: SiteId,
    statement: Statements[keyof Statements],
    person: PersonKey,
  ): ConversationId | undefined => {
    const no = siteNumber(site);
    const row = no === undefined ? undefined : statement.get(no, person);
    return row && text(row, 'id');
  };

  /** Whoever asks for these goes on to read their logs. */
  const ahead = (entries: Entry[]): Entry[] => {
    for (const entry of entries) recent.set(entry.conversation.id, entry);
    return entries;
  };

  const atHand = (site: SiteId, id: ConversationId): Entry | undefined => {
    const known = changed.get(site)?.get(id) ?? recent.get(id);
    return known?.conversation.site === site ? known : undefined;
  };

  const entryOf = (site: SiteId, id: ConversationId): Entry | undefined => {
    const known = atHand(site, id);
    if (known) return known;
    const [entry] = select(site, sql.conversation, id);
    if (entry) recent.set(id, entry);
    return entry;
  };

  const placeOf = (site: SiteId, id: ConversationId): Place | undefined => {
    const siteNo = siteNumber(site);
    const entry = siteNo === undefined ? undefined : entryOf(site, id);
    if (siteNo === undefined || entry?.ends.tip === undefined) return undefined;
    const { seq, deskSeq } = entry.conversation;
    return { siteNo, no: entry.no, seq, deskSeq, tip: entry.ends.tip };
  };

  return {
    siteNumber,
    place: placeOf,
    numberSite: (site) => siteNumber(site) ?? Number(sql.addSite.run(site).lastInsertRowid),
    entry: entryOf,
    device(site, tokenHash) {
      const known = devices.get(tokenHash);
      if (known?.site === site) return known.device;
      const no = siteNumber(site);
      const row = no === undefined ? undefined : sql.device.get(no, tokenHash);
      if (!row) return undefined;
      const member = memberOf(row);
      const only = row.only_conversation === null ? {} : { only: text(row, 'only_conversation') };
      const device = { participant: text(row, 'participant'), tokenHash, ...(member ? { member } : {}), ...only };
      devices.set(tokenHash, { site, device });
      return device;
    },
    open: (site, person) => idOf(site, sql.open, person),
    closed: (site, person) => idOf(site, sql.closed, person),
    load(site, agent) {
      const no = siteNumber(site);
      const row = no === undefined ? undefined : sql.load.get(no, agent);
      return row ? integer(row, 'load') : 0;
    },
    once(site, name) {
      const no = siteNumber(site);
      return no === undefined ? undefined : done.until(no, name);
    },
    toldDue(site, id, deskSeq) {
      const no = siteNumber(site);
      const row = no === undefined ? undefined : sql.toldDue.get(no, entryOf(site, id)?.no ?? null, deskSeq);
      return row && integer(row, 'told_due');
    },
    link(site, hash) {
      const no = siteNumber(site);
      const row = no === undefined ? undefined : sql.link.get(no, hash);
      if (!row) return undefined;
      const usedBy = row.used_by === null ? {} : { usedBy: text(row, 'used_by') };
      return { hash, conversation: text(row, 'conversation'), until: integer(row, 'until'), ...usedBy };
    },
    sent(site, author, cid) {
      writer.flush();
      const no = siteNumber(site);
      const row = no === undefined ? undefined : sql.sent.get(no, cid, author);
      // As it was sent: a recall doesn't change what the sender's retry is compared with.
      const asSent = row && { ...logRow(row), withheld: null };
      return asSent && { conversation: text(row, 'conversation'), logged: readLogRow(asSent) };
    },
    event(site, id, seq) {
      writer.flush();
      const place = placeOf(site, id);
      const row = place && chain.one(place, seq);
      const logged = row && readLogRow(logRow(row));
      return logged?.lane === 'public' ? logged.event : undefined;
    },
    heads(site, ids) {
      const found = new Map<ConversationId, Heads>();
      for (const id of ids) {
        const entry = entryOf(site, id);
        if (entry) found.set(id, { seq: entry.conversation.seq, deskSeq: entry.conversation.deskSeq });
      }
      return found;
    },
    busySites: () => sql.busySites.all().map((row) => text(row, 'site')),
    list(site, query) {
      switch (query.of) {
        case 'waiting':
          return select(site, sql.waiting, query.limit);
        case 'left':
          return select(site, sql.left, query.limit);
        case 'held':
          return select(site, sql.held, query.limit);
        case 'agent':
          return ahead(select(site, sql.ofAgent, query.agent, query.limit));
        case 'owner':
          return select(site, sql.owned, query.agent, query.limit);
        case 'company':
          // A handful: what they are in or asked into now.
          return ahead(select(site, sql.ofCompany, query.agent))
            .sort((a, b) => orderOf.company(a.conversation, b.conversation))
            .slice(0, query.limit);
        case 'promised': {
          const no = siteNumber(site);
          const entryAt = (at: number) => select(site, sql.numbered, at)[0];
          return no === undefined ? [] : listPromised(sql, entryAt, no, query);
        }
        case 'settled': {
          const { at, id } = query.before ?? { at: Number.MAX_SAFE_INTEGER, id: '' };
          return select(site, query.how === 'replied' ? sql.replied : sql.gaveUp, at, id, query.limit);
        }
        case 'person': {
          const { openedAt, id } = query.after ?? { openedAt: -1, id: '' };
          return select(site, sql.ofPerson, query.person, openedAt, id, query.limit);
        }
        case 'persons': {
          const persons = [...new Set(query.persons)];
          const of = (statement: Statements[keyof Statements]) =>
            persons.flatMap((person) => select(site, statement, person, query.limit));
          const open = ahead(of(sql.openOfPerson));
          const found = open.length < query.limit ? [...open, ...of(sql.closedOfPerson)] : open;
          return found.sort((a, b) => orderOf.persons(a.conversation, b.conversation)).slice(0, query.limit);
        }
      }
    },

    listed(site, { of, limit }) {
      const no = siteNumber(site);
      const statement = { waiting: sql.waitingIds, left: sql.leftIds, held: sql.heldIds }[of];
      return no === undefined ? [] : statement.all(no, limit).map((row) => text(row, 'id'));
    },
    these: (site, ids) => ids.flatMap((id) => atHand(site, id) ?? select(site, sql.conversation, id)),

    know: (site, device) => devices.set(device.tokenHash, { site, device }),
    stage(site, entry) {
      const entries = changed.get(site) ?? new Map<ConversationId, Entry>();
      changed.set(site, entries);
      entries.set(entry.conversation.id, entry);
    },
    own(site, id, owner) {
      const owned = (entry: Entry): Entry => {
        const { conversation } = entry;
        if (conversation.case.id !== id || conversation.site !== site) return entry;
        return { ...entry, conversation: { ...conversation, case: { id, owner } } };
      };
      const entries = changed.get(site);
      if (entries) for (const [key, entry] of entries) entries.set(key, owned(entry));
      recent.each(owned);
    },
    unname(site, member) {
      devices.each((known) =>
        known.site === site && known.device.member?.id === member
          ? { site, device: { ...known.device, member: { id: member } } }
          : known,
      );
    },
    *staged() {
      for (const entries of changed.values()) yield* entries.values();
    },
    kept() {
      for (const entries of changed.values()) for (const [id, entry] of entries) recent.set(id, entry);
      changed.clear();
    },
    dropped() {
      changed.clear();
      recent.clear();
      devices.clear();
      numbers.clear();
    },
  };
}
