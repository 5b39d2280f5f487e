import type { Logged, OpenPromise } from '@shopbell/domain';
import { type ConversationId, DEBT_KINDS } from '@shopbell/protocol';
import type { UntoldPromise } from '../../ports/promise-book.ts';
import { byDue } from '../order.ts';
import { readLogRow } from '../read-log-row.ts';
import type { Entry } from './conversation-row.ts';
import { logRow } from './log-row-of.ts';
import { broken, parsePromises } from './promise-column.ts';
import { integer, type Row, text } from './row.ts';
import type { Statements } from './statements.ts';

/** The open promises of a conversation's row, with their words from its log. Undefined for none. */
export function readPromises(
  sql: Statements,
  { site, no, json }: { site: number; no: number; json: string },
): readonly OpenPromise[] {
  return parsePromises(json).map(({ seq, due, owner, from }) => {
    const row = sql.deskEvent.get(site, no, seq);
    const event = row && readLogRow(logRow(row)).event;
    if (event?.kind !== 'promised' || !DEBT_KINDS.includes(event.what)) return broken();
    const { cid: id, what, at, order, text } = event;
    const promise = { id, what, owner, at, dueAt: due, deskSeq: seq, text };
    return { ...promise, ...(order === undefined ? {} : { order }), ...(from ? { givenBy: from } : {}) };
  });
}

/** Writes what became of a conversation's promises by these events, where something did. */
export function writePromises(
  sql: Statements,
  { site, no }: { site: number; no: number },
  before: readonly OpenPromise[] = [],
  now: readonly OpenPromise[] = [],
  log: readonly Logged[] = [],
): void {
  if (before === now) return;
  for (const promise of now) {
    const was = before.find(({ deskSeq }) => deskSeq === promise.deskSeq);
    if (was !== promise) sql.setPromise.run(site, no, promise.deskSeq, promise.owner.id, promise.dueAt);
  }
  for (const { id, deskSeq } of before) {
    if (now.some((promise) => promise.deskSeq === deskSeq)) continue;
    const settled = log.find(({ event }) => 'promise' in event && event.promise === id);
    if (!settled) throw new Error('a promise is gone that nobody has settled');
    sql.settlePromise.run(settled.event.at, site, no, deskSeq);
  }
}

/** Open promises that are due, and were not told so for the time they are due at. */
export const readUntold = (sql: Statements, site: number | undefined, now: number, limit: number): UntoldPromise[] =>
  site === undefined
    ? []
    : sql.untold.all(site, now, limit).map((row) => ({
        conversation: text(row, 'id'),
        deskSeq: integer(row, 'desk_seq'),
        dueAt: integer(row, 'due_at'),
      }));

/** Conversations with an open promise, of `agent` where one is named: what is due first first. */
export function listPromised(
  sql: Statements,
  entryAt: (no: number) => Entry | undefined,
  site: number,
  { agent, limit }: { agent?: string; limit: number },
): Entry[] {
  const rows: Iterable<Row> = agent === undefined ? sql.promised.iterate(site) : sql.owed.iterate(site, agent);
  const found = new Map<ConversationId, Entry>();
  const seen = new Set<number>();
  for (const row of rows) {
    const no = integer(row, 'conversation');
    if (seen.has(no)) continue;
    seen.add(no);
    if (seen.size > limit) break;
  }
  // The cursor is closed first: loading reads through the same connection.
  for (const no of [...seen].slice(0, limit)) {
    const entry = entryAt(no);
    if (entry) found.set(entry.conversation.id, entry);
  }
  const order = byDue(agent);
  return [...found.values()].sort((a, b) => order(a.conversation, b.conversation));
}
