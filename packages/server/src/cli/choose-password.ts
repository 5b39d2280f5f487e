import { newPassword } from '../auth/secrets.ts';
import type { RandomBytes } from '../ids.ts';
import { askPassword, readPassword } from './ask-password.ts';
import type { CliIo } from './io.ts';

interface Chosen {
  password: string;
  /** What the operator is shown of it: all of it when nobody typed it, else that it was taken. */
  shown: string;
}

/**
 * A password for somebody: from standard input if that was asked for, else typed on a terminal, else (no terminal, or
 * an empty answer) made. Throws `CliError` when what was given is no good.
 */
export async function choosePassword(passwordStdin: boolean, io: CliIo, random: RandomBytes): Promise<Chosen> {
  if (passwordStdin) return { password: await readPassword(io.stdin), shown: 'as given' };
  const typed = io.stdin.isTTY ? await askPassword(io.stdin, io.prompt) : undefined;
  if (typed !== undefined) return { password: typed, shown: 'as given' };
  const password = newPassword(random);
  return { password, shown: password };
}
