import type { KeptSummary, Remark, Summaries } from '../../ports/summaries.ts';
import type { OpenStore } from './open.ts';
import { integer, type Row, text } from './row.ts';
import { inTransaction, inTurn } from './write.ts';

/** Every statement; the tests ask SQLite how it finds their rows. */
export const SUMMARY_SQL = {
  head: 'SELECT max(version) AS version FROM summary WHERE site = ? AND day = ? AND agent = ?',
  keep: 'INSERT INTO summary (site, day, agent, version, at, figures, words) VALUES (?, ?, ?, ?, ?, ?, ?)',
  versions: 'SELECT * FROM summary WHERE site = ? AND day = ? AND agent = ? ORDER BY version DESC',
  ofDay: 'SELECT * FROM summary WHERE site = ? AND day = ? ORDER BY agent, version',
} as const;

interface Words {
  name: string;
  remarks: readonly Remark[];
}

/** What somebody wrote or is called; nothing of it once it was erased. */
const wordsOf = (row: Row): Words => (row.words === null ? { name: '', remarks: [] } : JSON.parse(text(row, 'words')));

const NO_RATINGS = { valid: [], rated: [], satisfied: [] };

/** Written by `keep` below and nobody else. */
function toSummary(row: Row): KeptSummary {
  const { name, remarks } = wordsOf(row);
  return {
    agent: { id: text(row, 'agent'), name },
    day: text(row, 'day'),
    version: integer(row, 'version'),
    at: integer(row, 'at'),
    // Days that were kept before there were ratings have none.
    figures: { ...NO_RATINGS, ...JSON.parse(text(row, 'figures')) },
    remarks,
  };
}

/** Keeps summaries in the opened data folder. */
export function createSqliteSummaries(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>): Summaries {
  const { db, sync } = opened;
  const [head, insert] = [db.prepare(SUMMARY_SQL.head), db.prepare(SUMMARY_SQL.keep)];
  const [versions, ofDay] = [db.prepare(SUMMARY_SQL.versions), db.prepare(SUMMARY_SQL.ofDay)];
  const headOf = (row: Row | undefined): number =>
    row === undefined || row.version === null ? 0 : integer(row, 'version');
  return {
    async keep(site, after, summary) {
      const { agent, day, at, figures, remarks } = summary;
      const version = after + 1;
      const kept = await inTurn(opened, () =>
        inTransaction(opened, () => {
          if (headOf(head.get(site, day, agent.id)) !== after) return false;
          const words = JSON.stringify({ name: agent.name, remarks } satisfies Words);
          insert.run(site, day, agent.id, version, at, JSON.stringify(figures), words);
          return true;
        }),
      );
      if (!kept) return undefined;
      await sync();
      return { ...summary, version };
    },
    versions: async (site, agent, day) => versions.all(site, day, agent).map(toSummary),
    async ofDay(site, day) {
      const newest = new Map(ofDay.all(site, day).map((row) => [text(row, 'agent'), toSummary(row)]));
      return [...newest.values()].sort((a, b) => (a.agent.name < b.agent.name ? -1 : 1));
    },
  };
}
