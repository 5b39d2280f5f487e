import type { Conversation, Logged } from '@shopbell/domain';
import type { ConversationId, SiteId } from '@shopbell/protocol';
import type { Step } from '../checked.ts';
import { toLogRow } from '../log-row.ts';
import { type Entry, sameState, stateColumns } from './conversation-row.ts';
import type { Rows } from './rows.ts';
import type { Statements } from './statements.ts';

/** `seq` of the message that `conversation.last` shows. The row keeps the number, not the text. */
function lastSaid(before: Entry | undefined, conversation: Conversation, log: readonly Logged[]): number | undefined {
  const { last } = conversation;
  const newest = log.findLast(({ event }) => event.kind === 'message');
  if (newest?.lane === 'public') {
    const { seq, at, by } = newest.event;
    if (last?.at === at && last.by === by.role) return seq;
  } else if (before ? before.conversation.last?.at === last?.at : last === undefined) {
    return before?.last;
  }
  throw new Error('the newest line is no message of the log');
}

function writeLog(
  sql: Statements,
  site: number,
  no: number,
  { conversation, log }: { conversation: Conversation; log: readonly Logged[] },
): void {
  for (const logged of log) {
    const row = toLogRow(logged);
    const { seq, deskSeq, afterSeq, kind, at, role, author, cid, agent, ref, size, body } = row;
    sql.appendLog.run(site, no, seq, deskSeq, afterSeq, kind, at, role, author, cid, agent, ref, size, body);
    const { event } = logged;
    if (event.kind === 'case_opened') {
      const { owner } = conversation.case;
      sql.openCase.run(site, event.case, owner?.id ?? null, owner?.name ?? null);
    } else if (event.kind === 'case_owned') {
      sql.ownCase.run(site, event.case, event.owner.id, event.owner.name);
    }
  }
}

/**
 * Writes one commit: log rows and what a state change moves at once, heads at the group's end (`writeHeads`). What it
 * changed is remembered only when all of it is written, so that a refused commit leaves no trace in memory either.
 */
export function writeSteps(
  sql: Statements,
  rows: Rows,
  { site, no: siteNo }: { site: SiteId; no: number },
  steps: readonly Step[],
): void {
  const changed = new Map<ConversationId, Entry>();
  for (const step of steps) {
    if ('device' in step) {
      const { tokenHash, participant, member } = step.device;
      sql.setDevice.run(siteNo, tokenHash, participant, member?.id ?? null, member?.name ?? null);
      continue;
    }
    const { conversation } = step.appended;
    const before = changed.get(conversation.id) ?? rows.entry(site, conversation.id);
    const columns = stateColumns(conversation);
    if (before && !sameState(before.conversation, conversation)) sql.setConversation.run(...columns, before.no);
    const no = before?.no ?? Number(sql.addConversation.run(siteNo, conversation.id, ...columns).lastInsertRowid);
    writeLog(sql, siteNo, no, { conversation, log: step.log });
    changed.set(conversation.id, { no, last: lastSaid(before, conversation, step.log), conversation });
  }
  for (const entry of changed.values()) rows.stage(site, entry);
  for (const step of steps) {
    if ('device' in step) continue;
    for (const { event } of step.log) if (event.kind === 'case_owned') rows.own(site, event.case, event.owner);
  }
}

/** Writes where every conversation of the group stands now, each once (decisions 24). */
export function writeHeads(sql: Statements, rows: Rows): void {
  for (const { no, last, conversation } of rows.staged()) {
    const { site, seq, deskSeq, lastAt, waitingSince } = conversation;
    sql.setHead.run(rows.numberSite(site), no, seq, deskSeq, lastAt, waitingSince ?? null, last ?? null);
  }
}
