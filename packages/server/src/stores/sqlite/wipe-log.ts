import { wipedBody } from '../wiped-body.ts';
import type { LogWriter } from './log-writer.ts';
import { integer, text } from './row.ts';
import type { Statements } from './statements.ts';

/** A conversation in this file, and the row of its newest public event. */
interface Whole {
  site: number;
  no: number;
  tip: number;
}

/** Takes the words out of both logs of a conversation, what was taken back included; the skeletons stay (decisions 11). */
export function wipeLog(
  { sql, writer }: { sql: Statements; writer: Pick<LogWriter, 'flush'> },
  { site, no, tip }: Whole,
): void {
  writer.flush();
  const rows = [...sql.worded.all(site, no, tip, 0), ...sql.wordedAtDesk.all(site, no)];
  for (const row of rows) {
    const body = text(row, 'body');
    const left = wipedBody(text(row, 'kind'), body);
    if (left !== body) sql.setBody.run(left, integer(row, 'id'));
  }
}
