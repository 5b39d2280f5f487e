import { wipedBody } from '../wiped-body.ts';
import type { LogWriter } from './log-writer.ts';
import { integer, text } from './row.ts';
import type { Statements } from './statements.ts';

/** A conversation in this file, the row of its newest public event, and whose it is. */
interface Whole {
  site: number;
  no: number;
  tip: number;
  member: string | undefined;
}

/** Takes the words out of both logs of a conversation, what was taken back included; the skeletons stay (decisions 11). */
export function wipeLog(
  { sql, writer }: { sql: Statements; writer: Pick<LogWriter, 'flush'> },
  { site, no, tip, member }: Whole,
): void {
  writer.flush();
  const rows = [...sql.worded.all(site, no, tip, 0), ...sql.wordedAtDesk.all(site, no)];
  for (const row of rows) {
    const body = text(row, 'body');
    const left = wipedBody(text(row, 'kind'), body);
    if (left !== body) sql.setBody.run(left, integer(row, 'id'));
  }
  if (member !== undefined) sql.unnameMember.run(site, member);
}
