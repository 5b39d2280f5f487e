import type { Webhook, Webhooks } from '../../ports/webhooks.ts';
import { prepareLog } from './directory-changes.ts';
import type { OpenStore } from './open.ts';
import { integer, type Row, text, word } from './row.ts';
import { inTransaction, inTurn } from './write.ts';

/** Written by `put` below and nobody else. */
const toWebhook = (row: Row): Webhook => ({
  id: text(row, 'id'),
  url: text(row, 'url'),
  topics: JSON.parse(text(row, 'topics')),
  state: word(row, 'state', ['on', 'off', 'full']),
  secrets: JSON.parse(text(row, 'secrets')),
  createdAt: integer(row, 'created_at'),
});

/** Webhooks in the opened data folder. */
export function createSqliteWebhooks(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>): Webhooks {
  const { db, sync } = opened;
  const log = prepareLog(db);
  const sql = {
    all: db.prepare('SELECT * FROM webhook ORDER BY site, id'),
    list: db.prepare('SELECT * FROM webhook WHERE site = ? ORDER BY id'),
    put: db.prepare(`INSERT INTO webhook (site, id, url, topics, state, secrets, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (site, id) DO UPDATE SET url = excluded.url, topics = excluded.topics, state = excluded.state,
      secrets = excluded.secrets`),
    remove: db.prepare('DELETE FROM webhook WHERE site = ? AND id = ?'),
  };
  async function write(work: () => void): Promise<void> {
    await inTurn(opened, () => inTransaction(opened, work));
    await sync();
  }
  return {
    all: async () => sql.all.all().map((row) => ({ site: text(row, 'site'), webhook: toWebhook(row) })),
    list: async (site) => sql.list.all(site).map(toWebhook),
    put: (site, { id, url, topics, state, secrets, createdAt }, entry, by, at) =>
      write(() => {
        sql.put.run(site, id, url, JSON.stringify(topics), state, JSON.stringify(secrets), createdAt);
        log(site, entry, by, at);
      }),
    remove: (site, id, entry, by, at) =>
      write(() => {
        sql.remove.run(site, id);
        log(site, entry, by, at);
      }),
  };
}
