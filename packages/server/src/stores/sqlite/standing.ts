import type { DatabaseSync } from 'node:sqlite';
import type { Directory } from '../../ports/directory.ts';
import type { SiteLogEntry } from '../../ports/site-log.ts';
import { SUBJECT_SQL } from '../../ports/site-log-look.ts';
import { toLogEntry } from './directory-rows.ts';
import { text } from './row.ts';

const OF_AGENT = `FROM site_log INDEXED BY site_log_by_subject WHERE site = ? AND kind = 'agent_status' AND ${SUBJECT_SQL} = ?`;

/** Statements about how agents stood. The tests ask SQLite how it finds their rows. */
export const STANDING_SQL = {
  word: `SELECT * ${OF_AGENT} AND body ->> '$.reason' IN ('chosen', 'connected', 'unanswered') ORDER BY n DESC LIMIT 1`,
  last: `SELECT * ${OF_AGENT} ORDER BY n DESC LIMIT 1`,
  off: "SELECT site, agent FROM agent_status WHERE status = 'off' AND since >= ? ORDER BY site, agent",
} as const;

/** How agents stood before, by the site's log. */
export function prepareStanding(db: DatabaseSync): Pick<Directory, 'lastWord' | 'stoppedAgents'> {
  const sql = {
    word: db.prepare(STANDING_SQL.word),
    last: db.prepare(STANDING_SQL.last),
    off: db.prepare(STANDING_SQL.off),
  };
  const entry = (row: ReturnType<typeof sql.last.get>): SiteLogEntry | undefined => row && toLogEntry(row);
  return {
    async lastWord(site, agent) {
      const found = entry(sql.word.get(site, agent));
      return found?.kind === 'agent_status' ? { status: found.body.status, at: found.at } : undefined;
    },
    async stoppedAgents(since) {
      const off = sql.off.all(since).map((row) => ({ site: text(row, 'site'), agent: text(row, 'agent') }));
      return off.filter(({ site, agent }) => {
        const last = entry(sql.last.get(site, agent));
        return last?.kind === 'agent_status' && last.body.reason === 'server_stopped';
      });
    },
  };
}
