import { PASSWORD } from '../auth/password.ts';
import { CliError, type Terminal } from './io.ts';

const INPUT_MAX_CHARS = 4096;

/** Reads keys of a terminal in raw mode until Enter, showing nothing of them. Ctrl+C and Ctrl+D give up. */
function hiddenLines(stdin: Terminal, write: (text: string) => void): (prompt: string) => Promise<string> {
  const keys = (async function* () {
    const decoder = new TextDecoder();
    for await (const chunk of stdin) yield* typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  })();
  return async (prompt) => {
    write(prompt);
    let line: string[] = [];
    for (let next = await keys.next(); !next.done; next = await keys.next()) {
      const key = next.value;
      if (key === '\r' || key === '\n') {
        write('\n');
        return line.join('');
      }
      if (key === '\u0003' || key === '\u0004') break;
      if (key === '\u007f' || key === '\b') line = line.slice(0, -1);
      else if (key >= ' ' && line.length < INPUT_MAX_CHARS) line.push(key);
    }
    write('\n');
    throw new CliError('Nothing was changed.');
  };
}

/** Throws when a password is too short or too long. */
function checkPassword(password: string): string {
  const length = [...password].length;
  if (length < PASSWORD.minChars) throw new CliError(`A password has at least ${PASSWORD.minChars} characters.`);
  if (length > PASSWORD.maxChars) throw new CliError(`A password has at most ${PASSWORD.maxChars} characters.`);
  return password;
}

/** Asks twice on a terminal, without echo. An empty answer means "make one" and gives undefined. */
export async function askPassword(stdin: Terminal, write: (text: string) => void): Promise<string | undefined> {
  stdin.setRawMode?.(true);
  try {
    const ask = hiddenLines(stdin, write);
    const password = await ask('Password (empty for a generated one): ');
    if (password === '') return undefined;
    checkPassword(password);
    if ((await ask('The same again: ')) !== password) throw new CliError('The two passwords differ.');
    return password;
  } finally {
    stdin.setRawMode?.(false);
  }
}

/** Reads a password from standard input, up to the end; one line break after it does not belong to it. */
export async function readPassword(stdin: Terminal): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for await (const chunk of stdin) {
      text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      if (text.length > INPUT_MAX_CHARS) break;
    }
    text += decoder.decode();
  } catch {
    throw new CliError('The password on standard input is not valid UTF-8.');
  }
  return checkPassword(text.replace(/\r?\n$/, ''));
}
