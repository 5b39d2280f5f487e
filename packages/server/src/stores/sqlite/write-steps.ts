import type { Conversation, Logged } from '@shopbell/domain';
import type { PublicEvent, SiteId } from '@shopbell/protocol';
import type { Appended } from '../../ports/store.ts';
import type { Step } from '../checked.ts';
import { toLogRow } from '../log-row.ts';
import { agentsOf, companyOf, sameCompany } from './company.ts';
import { type Ends, type Entry, sameState, stateColumns } from './conversation-row.ts';
import type { LogWriter } from './log-writer.ts';
import type { OnceTable } from './once.ts';
import { outgoingColumns } from './outgoing-row.ts';
import { writePromises } from './promises.ts';
import type { ReferralTable } from './referrals.ts';
import type { Rows } from './rows.ts';
import type { Statements } from './statements.ts';
import { wipeLog } from './wipe-log.ts';

/** What a commit is written into. */
export interface Tables {
  readonly sql: Statements;
  readonly rows: Rows;
  readonly writer: LogWriter;
  readonly once: Pick<OnceTable, 'put' | 'forget'>;
  readonly referrals: ReferralTable;
}

const NO_ENDS: Ends = { tip: undefined, last: undefined, words: undefined };

/** Where the ends of the log are once this event is in its row `id`; `lastSeq` numbers the newest message so far. */
function moved(ends: Ends, event: PublicEvent, id: number, lastSeq: number | undefined): Ends {
  if (event.kind === 'message') return { tip: id, last: id, words: id };
  if (event.kind === 'wiped') return { ...ends, tip: id, words: undefined };
  const isOfLast = (event.kind === 'edited' || event.kind === 'recalled') && event.of === lastSeq;
  if (!isOfLast) return { ...ends, tip: id };
  return { ...ends, tip: id, words: event.kind === 'edited' ? id : undefined };
}

/** Appends these events; returns where the log ends then. */
function writeLog(
  { sql, writer, once, referrals }: Omit<Tables, 'rows'>,
  { site, no, before }: { site: number; no: number; before: Entry | undefined },
  { conversation }: Appended,
  log: readonly Logged[],
): Ends {
  let ends = before?.ends ?? NO_ENDS;
  let lastSeq = before?.conversation.last?.seq;
  for (const logged of log) {
    const { event } = logged;
    const place = { site, no, prev: logged.lane === 'public' ? (ends.tip ?? null) : null };
    const row = toLogRow(logged);
    const id = event.kind === 'message' ? writer.message(place, row) : writer.other(place, row);
    if (logged.lane === 'public') {
      ends = moved(ends, logged.event, id, lastSeq);
      if (event.kind === 'message') lastSeq = logged.event.seq;
    }
    if (event.kind === 'recalled') sql.withhold.run(site, no, ends.tip ?? null, event.of, event.seq);
    else if (event.kind === 'wiped') {
      wipeLog({ sql, writer }, { site, no, tip: id });
      once.forget(site, conversation.id);
      sql.wiped.run(event.seq, conversation.site, conversation.id);
      referrals.wipe(conversation.site, conversation.id);
      sql.dropLinks.run(site, conversation.id);
    } else if (event.kind === 'case_opened') {
      const { owner } = conversation.case;
      sql.openCase.run(site, event.case, owner?.id ?? null, owner?.name ?? null);
    } else if (event.kind === 'case_owned') {
      sql.ownCase.run(site, event.case, event.owner.id, event.owner.name);
    }
  }
  if (lastSeq !== conversation.last?.seq) throw new Error('the newest line is no message of the log');
  return ends;
}

/** Who finds the conversation because they are in it or asked, where that changed. */
function writeCompany(
  sql: Statements,
  site: number,
  no: number,
  before: Conversation | undefined,
  now: Conversation,
): void {
  const [was, is] = [before ? companyOf(before) : {}, companyOf(now)];
  if (sameCompany(was, is)) return;
  sql.dropCompany.run(site, no);
  for (const agent of agentsOf(is)) sql.addCompany.run(site, agent, no);
}

/** What an event changes in more than its own conversation. */
function remember(rows: Rows, site: SiteId, event: Logged['event']): void {
  if (event.kind === 'case_owned') rows.own(site, event.case, event.owner);
}

/**
 * Writes one commit: log rows and what a state change moves at once, heads at the group's end (`writeHeads`). What it
 * changed is remembered only when all of it is written, so that a refused commit leaves no trace in memory either.
 */
export function writeSteps(
  { sql, rows, writer, once, referrals }: Tables,
  { site, no: siteNo }: { site: SiteId; no: number },
  steps: readonly Step[],
): void {
  const changed: Entry[] = [];
  for (const step of steps) {
    if ('device' in step) {
      const { tokenHash, participant, member, only } = step.device;
      sql.setDevice.run(siteNo, tokenHash, participant, member?.id ?? null, member?.name ?? null, only ?? null);
      continue;
    }
    if ('unnamed' in step) {
      sql.unnameMember.run(siteNo, step.unnamed);
      continue;
    }
    if ('once' in step) {
      once.put(siteNo, step.once);
      continue;
    }
    if ('toldDue' in step) {
      const { conversation, deskSeq, dueAt } = step.toldDue;
      sql.setToldDue.run(dueAt, siteNo, rows.entry(site, conversation)?.no ?? null, deskSeq);
      continue;
    }
    if ('outgoing' in step) {
      sql.addOutgoing.run(...outgoingColumns(site, step.outgoing));
      continue;
    }
    if ('referral' in step) {
      referrals.put(step.referral);
      continue;
    }
    if ('link' in step) {
      const { hash, conversation, until, usedBy } = step.link;
      sql.sweepLinks.run(siteNo, step.at);
      sql.setLink.run(siteNo, hash, conversation, until, usedBy ?? null);
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
    writeCompany(sql, siteNo, no, before?.conversation, conversation);
    writePromises(sql, { site: siteNo, no }, before?.conversation.promises, conversation.promises, step.log);
    const ends = writeLog({ sql, writer, once, referrals }, { site: siteNo, no, before }, step.appended, step.log);
    changed.push({ no, ends, conversation });
  }
  writer.ended();
  for (const entry of changed) rows.stage(site, entry);
  for (const step of steps) {
    if ('device' in step) rows.know(site, step.device);
    else if ('unnamed' in step) rows.unname(site, step.unnamed);
    else if ('log' in step) for (const { event } of step.log) remember(rows, site, event);
  }
}

/** Writes where every conversation of the group stands now, each once (decisions 24). */
export function writeHeads(sql: Statements, rows: Rows): void {
  for (const { no, ends, conversation } of rows.staged()) {
    const { site, seq, deskSeq, lastAt, waitingSince = null, toldAt = null } = conversation;
    const { tip = null, last = null, words = null } = ends;
    sql.setHead.run(rows.numberSite(site), no, seq, deskSeq, lastAt, waitingSince, toldAt, tip, last, words);
  }
}
