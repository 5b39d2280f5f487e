import type { Logged } from '@shopbell/domain';
import type { ConversationId, DeskEvent, PublicEvent, SiteId } from '@shopbell/protocol';
import type { LogPage, ReadLog, Said } from '../../ports/store.ts';
import { takePage } from '../page.ts';
import { readLogRow } from '../read-log-row.ts';
import type { Chain } from './chain.ts';
import { logRow } from './log-row-of.ts';
import { integer, type Row } from './row.ts';
import type { Rows } from './rows.ts';
import type { Statements } from './statements.ts';

/** Reads of the two logs. */
export interface Pages {
  readPublic(site: SiteId, id: ConversationId, query: ReadLog): LogPage<PublicEvent>;
  readDesk(site: SiteId, id: ConversationId, query: ReadLog): LogPage<DeskEvent>;
  readBefore(site: SiteId, id: ConversationId, before: number, limit: number): readonly PublicEvent[];
  takenBack(site: SiteId, id: ConversationId, seq: number): readonly Said[];
  deskSeqBefore(site: SiteId, id: ConversationId, afterSeq: number): number;
}

const size = (row: Row): number => integer(row, 'size');
const publicOf = (logged: Logged): PublicEvent[] => (logged.lane === 'public' ? [logged.event] : []);
const deskOf = (logged: Logged): DeskEvent[] => (logged.lane === 'desk' ? [logged.event] : []);
const saidOf = (event: PublicEvent): Said[] => (event.kind === 'message' || event.kind === 'edited' ? [event] : []);
const events = <E>(rows: readonly Row[], of: (logged: Logged) => E[]): E[] =>
  rows.flatMap((row) => of(readLogRow(logRow(row))));

export function createPages(sql: Statements, rows: Rows, chain: Chain): Pages {
  return {
    readPublic(site, id, { after, limit }) {
      const at = rows.place(site, id);
      if (!at || after >= at.seq) return { events: [], head: at?.seq ?? 0 };
      const found = [...chain.back(at, after + 1, after + limit)].reverse();
      return { events: events(takePage(found, limit, size), publicOf), head: at.seq };
    },
    readDesk(site, id, { after, limit }) {
      const at = rows.place(site, id);
      if (!at || after >= at.deskSeq) return { events: [], head: at?.deskSeq ?? 0 };
      const page = takePage(sql.readDesk.iterate(at.siteNo, at.no, after), limit, size);
      return { events: events(page, deskOf), head: at.deskSeq };
    },
    readBefore(site, id, before, limit) {
      const at = rows.place(site, id);
      if (!at) return [];
      const to = Math.min(before - 1, at.seq);
      const page = takePage(chain.back(at, Math.max(1, to - limit + 1), to), limit, size);
      return events(page.reverse(), publicOf);
    },
    takenBack(site, id, seq) {
      const at = rows.place(site, id);
      const row = at && chain.one(at, seq);
      const message = row && logRow(row);
      if (!at || message?.kind !== 'message' || message.withheld === null) return [];
      // Its edits lie between it and its recall.
      const found = [...chain.back(at, seq, message.withheld)].reverse().map(logRow);
      const its = found.filter(({ withheld }) => withheld === message.withheld);
      return its.flatMap((each) => publicOf(readLogRow({ ...each, withheld: null })).flatMap(saidOf));
    },
    deskSeqBefore(site, id, afterSeq) {
      const at = rows.place(site, id);
      const row = at && sql.deskSeqBefore.get(at.siteNo, at.no, afterSeq);
      return row ? integer(row, 'desk_seq') : 0;
    },
  };
}
