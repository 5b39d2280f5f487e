import type { PasswordHasher } from '../auth/password.ts';
import type { Config } from '../config/types.ts';
import type { RandomBytes } from '../ids.ts';
import type { Directory } from '../ports/directory.ts';

/** What changes to the directory need. */
export interface DirectoryDeps {
  directory: Directory;
  hasher: PasswordHasher;
  random: RandomBytes;
  /** Epoch ms. */
  now(): number;
  newId(): string;
}

/** What the commands need. */
export interface CommandDeps extends Omit<DirectoryDeps, 'directory'> {
  /** Opens the data folder's directory for this process alone. Throws with a line for the operator. */
  openDirectory(config: Pick<Config, 'dataDir'>): { directory: Directory; close(): Promise<void> };
}
