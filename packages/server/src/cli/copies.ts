import { backUp } from '../stores/sqlite/backup.ts';
import { restore } from '../stores/sqlite/restore.ts';
import type { CliIo } from './io.ts';

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Copies the store into a file, also while a server runs. Throws `CopyError` or `StoreOpenError`. */
export async function makeBackup(dataDir: string, flags: { file: string; force: boolean }, io: CliIo): Promise<void> {
  const { bytes, schema } = await backUp({ dataDir, ...flags });
  io.out(`Backup   ${flags.file}`);
  io.out(`Size     ${megabytes(bytes)}, schema ${schema}, checked`);
  io.out('Passwords, keys and all that people wrote are in it: keep it as safe as the data folder.');
}

/** Puts a backup in the store's place. Throws `CopyError` or `StoreOpenError`. */
export async function restoreBackup(dataDir: string, file: string, io: CliIo): Promise<void> {
  const { epoch, aside, erased } = await restore({ dataDir, file });
  io.out(`Restored  ${file}`);
  io.out(`Epoch     ${epoch}`);
  if (aside !== undefined) io.out(`Before    ${aside} (delete it when nobody misses anything)`);
  if (erased === 'unreadable') {
    io.out('The store that stood here can’t be read: whom it knew to be erased, erase again.');
  } else if (erased > 0) {
    const who = erased === 1 ? '1 person who was erased before is' : `${erased} persons who were erased before are`;
    io.out(`Erased    ${who} erased again with the next start`);
  }
  io.out('Agents have to sign in again. Passwords and keys are those of the backup.');
}
