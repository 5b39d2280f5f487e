import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Changes the store of a data folder by hand, past all that the server does. No server may run on it. */
export function byHand(dataDir: string, sql: string): void {
  const db = new DatabaseSync(join(dataDir, 'shopbell.db'));
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
}
