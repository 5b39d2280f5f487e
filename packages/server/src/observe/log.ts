import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Config } from '../config/types.ts';
import type { Log } from '../ports/log.ts';
import { cleanFields, cleanText } from './redact.ts';

export interface LogOptions {
  level: Config['logLevel'];
  /** Takes one line of JSON. Default: standard output, written at once, so that nothing is lost in a crash. */
  write?: (line: string) => void;
}

function wrap(logger: Logger): Log {
  return {
    debug: (fields, message) => logger.debug(cleanFields(fields), cleanText(message)),
    info: (fields, message) => logger.info(cleanFields(fields), cleanText(message)),
    warn: (fields, message) => logger.warn(cleanFields(fields), cleanText(message)),
    error: (fields, message) => logger.error(cleanFields(fields), cleanText(message)),
    child: (fields) => wrap(logger.child(cleanFields(fields))),
  };
}

/** The server's log: one line of JSON each, `at` in epoch ms. Everything passes `redact.ts`. */
export function createLog({ level, write }: LogOptions): Log {
  const stream: DestinationStream = write === undefined ? destination({ fd: 1, sync: true }) : { write };
  const logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":${Date.now()}`,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  return wrap(logger);
}
