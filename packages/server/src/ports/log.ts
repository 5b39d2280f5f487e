/** Plain fields of a log line: ids, codes, counts, durations. Texts, tokens, names and e-mails don't belong here. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured log. What looks like a secret or a person is cut out on the way (see `observe/redact.ts`). */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /** The same log with `fields` on each line. */
  child(fields: LogFields): Log;
}
