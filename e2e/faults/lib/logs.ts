import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DeskFact, FinalLog, PublicFact } from '../../../sim/history.ts';

interface Row {
  id: string;
  seq: number | null;
  desk_seq: number | null;
  after_seq: number | null;
  kind: string;
  at: number;
  cid: string | null;
  body: string | null;
  of?: number | null;
  withheld?: number | null;
}

/** What a cut has torn reads as itself: words that nobody wrote. */
function wordsOf(body: string): { text?: string } {
  try {
    return JSON.parse(body);
  } catch {
    return { text: body };
  }
}

const contentOf = ({ kind, body, withheld, of }: Row): { kind: string; text?: string; of?: number } => {
  // A recall withholds the words it is about; it has none of its own.
  if (withheld !== null && withheld !== undefined && kind !== 'recalled') return { kind: 'erased' };
  const { text } = wordsOf(body ?? '{}');
  return { kind, ...(text === undefined ? {} : { text }), ...(of ? { of } : {}) };
};

/** Both logs of every conversation, read from the file itself. The server must have ended. */
export function readLogs(dataDir: string): FinalLog[] {
  const db = new DatabaseSync(join(dataDir, 'shopbell.db'));
  const logs = new Map<string, { conversation: string; public: PublicFact[]; desk: DeskFact[] }>();
  const rows = db.prepare(
    'SELECT log.*, conversation.id FROM log JOIN conversation ON conversation.no = log.conversation ORDER BY log.rowid',
  );
  for (const each of rows.iterate()) {
    const row = each as unknown as Row;
    const { id, seq, desk_seq, after_seq, at, cid } = row;
    const log = logs.get(id) ?? { conversation: id, public: [], desk: [] };
    logs.set(id, log);
    const event = { at, ...(cid === null ? {} : { cid }), ...contentOf(row) };
    if (seq !== null) log.public.push({ seq, ...event });
    else log.desk.push({ deskSeq: desk_seq ?? 0, afterSeq: after_seq ?? 0, ...event });
  }
  db.close();
  return [...logs.values()];
}
