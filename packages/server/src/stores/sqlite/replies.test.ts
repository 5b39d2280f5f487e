import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { repliesContract } from '../../ports/replies.contract.ts';
import { createSqliteDirectory } from './directory.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { createSqliteReplies } from './replies.ts';

const opened: OpenStore[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

repliesContract('sqlite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-replies-'));
  folders.push(dataDir);
  const store = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  opened.push(store);
  return { directory: createSqliteDirectory(store), replies: createSqliteReplies(store) };
});
