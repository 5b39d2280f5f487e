/** Where a command reads and writes. */
export interface CliIo {
  env: NodeJS.ProcessEnv;
  /** Prints a line for the operator. */
  out(line: string): void;
  /** Prints a line about what went wrong. */
  err(line: string): void;
  /** Writes as it is, without a line break: questions. */
  prompt(text: string): void;
  stdin: Terminal;
}

/** The part of `process.stdin` that passwords need. */
export interface Terminal extends AsyncIterable<Uint8Array | string> {
  isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
}

/** The command can't be carried out; the message is for the operator. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
