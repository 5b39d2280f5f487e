import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/types.ts';
import { CopyError } from '../stores/sqlite/check-copy.ts';
import { StoreOpenError } from '../stores/sqlite/open-error.ts';
import { CliError } from './io.ts';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const syscallOf = (error: unknown): unknown =>
  error instanceof Error && 'syscall' in error ? error.syscall : undefined;

/**
 * Why the server did not start or a command did not run, in a line (for a wrong configuration: a line each) for the
 * operator. Undefined for what nobody foresaw: that deserves its stack.
 */
export function faultLine(error: unknown, config?: Pick<Config, 'host' | 'port'>): string | undefined {
  const told = [CliError, ConfigError, StoreOpenError, CopyError];
  if (error instanceof Error && told.some((kind) => error instanceof kind)) return error.message;
  const where = `${config?.host}:${config?.port}`;
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${config?.port} is in use: something else listens on ${where}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `SHOPBELL_HOST ${config?.host} is no address of this machine.`;
    case 'EACCES':
      // Of a file or a folder it says something else.
      return syscallOf(error) === 'listen' ? `This user may not listen on ${where}.` : undefined;
    default:
      return undefined;
  }
}
