import type { Conversation, Logged } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import type { Step } from '../checked.ts';
import { toLogRow } from '../log-row.ts';
import { type Entry, sameState, stateColumns } from './conversation-row.ts';
import type { Rows } from './rows.ts';
import type { Statements } from './statements.ts';

/** Where the newest message and its words stand after these events. The row keeps the numbers, not the text. */
function newest(before: Entry | undefined, log: readonly Logged[]): Pick<Entry, 'last' | 'words'> {
  let last = before?.last;
  let words = before?.words;
  for (const { event } of log) {
    if (event.kind === 'message') last = words = event.seq;
    else if (event.kind === 'edited' && event.of === last) words = event.seq;
    else if (event.kind === 'recalled' && event.of === last) words = undefined;
  }
  return { last, words };
}

function writeLog(sql: Statements, site: number, no: number, conversation: Conversation, log: readonly Logged[]): void {
  for (const logged of log) {
    const row = toLogRow(logged);
    const { seq, deskSeq, afterSeq, kind, at, role, author, cid, agent, ref, of, size, body } = row;
    const { event } = logged;
    if (event.kind === 'message') {
      sql.appendMessage.run(site, no, seq, at, role, author, cid, size, body);
      continue;
    }
    sql.appendLog.run(site, no, seq, deskSeq, afterSeq, kind, at, role, author, cid, agent, ref, of, size, body);
    if (event.kind === 'recalled') sql.withhold.run(event.seq, site, no, event.of);
    else if (event.kind === 'case_opened') {
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
  const changed: Entry[] = [];
  for (const step of steps) {
    if ('device' in step) {
      const { tokenHash, participant, member } = step.device;
      sql.setDevice.run(siteNo, tokenHash, participant, member?.id ?? null, member?.name ?? null);
      continue;
    }
    const { conversation } = step.appended;
    const before =
      changed.findLast((entry) => entry.conversation.id === conversation.id) ?? rows.entry(site, conversation.id);
    if (before && !sameState(before.conversation, conversation)) {
      sql.setConversation.run(...stateColumns(conversation), before.no);
    }
    const no =
      before?.no ??
      Number(sql.addConversation.run(siteNo, conversation.id, ...stateColumns(conversation)).lastInsertRowid);
    writeLog(sql, siteNo, no, step.appended.conversation, step.log);
    const { last, words } = newest(before, step.log);
    if (last !== conversation.last?.seq) throw new Error('the newest line is no message of the log');
    changed.push({ no, last, words, conversation });
  }
  for (const entry of changed) rows.stage(site, entry);
  for (const step of steps) {
    if ('device' in step) rows.know(site, step.device);
    else for (const { event } of step.log) if (event.kind === 'case_owned') rows.own(site, event.case, event.owner);
  }
}

/** Writes where every conversation of the group stands now, each once (decisions 24). */
export function writeHeads(sql: Statements, rows: Rows): void {
  for (const { no, last, words, conversation } of rows.staged()) {
    const { site, seq, deskSeq, lastAt, waitingSince } = conversation;
    sql.setHead.run(rows.numberSite(site), no, seq, deskSeq, lastAt, waitingSince ?? null, last ?? null, words ?? null);
  }
}
