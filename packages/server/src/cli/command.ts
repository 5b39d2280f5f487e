import { parseArgs } from 'node:util';

/** What `--create-admin` was given, unchecked. */
export interface AdminFlags {
  email: string;
  name: string;
  siteSlug: string;
  siteName: string;
  origins: readonly string[];
  timeZone: string;
  /** Read the password from standard input instead of asking. */
  passwordStdin: boolean;
}

/** What `--add-agent` was given, unchecked. */
export interface AgentFlags {
  siteSlug: string;
  email: string;
  name: string;
  duty: string;
  /** Read the password from standard input instead of asking. */
  passwordStdin: boolean;
}

/** What `--new-password` was given, unchecked. */
export type PasswordFlags = Pick<AgentFlags, 'email' | 'passwordStdin'>;

/** What the command line asks for. All but `serve` end by themselves. */
export type Command =
  | { run: 'serve'; seedDemo: boolean }
  | { run: 'help' }
  | { run: 'check-config' }
  | ({ run: 'create-admin' } & AdminFlags)
  | ({ run: 'add-agent' } & AgentFlags)
  | ({ run: 'new-password' } & PasswordFlags)
  | { run: 'remove-second-factor'; email: string }
  | { run: 'new-key'; use: 'jwt' | 'api'; siteSlug: string }
  | { run: 'backup'; file: string; force: boolean }
  | { run: 'restore'; file: string }
  | { run: 'usage'; problem: string };

const OPTIONS = {
  help: { type: 'boolean' },
  'check-config': { type: 'boolean' },
  'seed-demo': { type: 'boolean' },
  'create-admin': { type: 'boolean' },
  'add-agent': { type: 'boolean' },
  'new-password': { type: 'boolean' },
  'remove-second-factor': { type: 'boolean' },
  'new-jwt-key': { type: 'boolean' },
  'new-api-key': { type: 'boolean' },
  backup: { type: 'string' },
  restore: { type: 'string' },
  force: { type: 'boolean' },
  email: { type: 'string' },
  name: { type: 'string' },
  duty: { type: 'string' },
  'site-slug': { type: 'string' },
  'site-name': { type: 'string' },
  origin: { type: 'string', multiple: true },
  'time-zone': { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const;

const MODES = [
  'help',
  'check-config',
  'seed-demo',
  'create-admin',
  'add-agent',
  'new-password',
  'remove-second-factor',
  'new-jwt-key',
  'new-api-key',
  'backup',
  'restore',
] as const;

/** Flags that each mode takes; a flag of another mode is a mistake worth telling. */
const FLAGS: Readonly<Record<(typeof MODES)[number], readonly string[]>> = {
  help: [],
  'check-config': [],
  'seed-demo': [],
  'create-admin': ['email', 'name', 'site-slug', 'site-name', 'origin', 'time-zone', 'password-stdin'],
  'add-agent': ['site-slug', 'email', 'name', 'duty', 'password-stdin'],
  'new-password': ['email', 'password-stdin'],
  'remove-second-factor': ['email'],
  'new-jwt-key': ['site-slug'],
  'new-api-key': ['site-slug'],
  backup: ['force'],
  restore: [],
};
const OPTIONAL = new Set(['password-stdin', 'force']);

const usage = (problem: string): Command => ({ run: 'usage', problem });

function read(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
}

/** Reads the arguments after the script's name. */
export function parseCommand(args: readonly string[]): Command {
  let values: ReturnType<typeof read>;
  try {
    values = read(args);
  } catch (error) {
    return usage(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
  const modes = MODES.filter((mode) => values[mode] !== undefined);
  const [mode] = modes;
  if (modes.length > 1) return usage(`--${modes.join(' and --')} don't go together`);
  const given = Object.keys(values).filter((flag) => flag !== mode);
  const taken = mode === undefined ? [] : FLAGS[mode];
  const stray = given.find((flag) => !taken.includes(flag));
  if (stray !== undefined)
    return usage(`--${stray} ${mode === undefined ? 'needs a command' : `is not for --${mode}`}`);
  const missing = taken.filter((flag) => !given.includes(flag) && !OPTIONAL.has(flag));
  if (missing.length > 0) return usage(`--${mode} needs --${missing.join(', --')}`);

  const { email = '', name = '', 'site-slug': siteSlug = '', 'password-stdin': passwordStdin = false } = values;
  switch (mode) {
    case 'help':
    case 'check-config':
      return { run: mode };
    case 'create-admin': {
      const { 'site-name': siteName = '', origin: origins = [], 'time-zone': timeZone = '' } = values;
      return { run: mode, email, name, siteSlug, siteName, origins, timeZone, passwordStdin };
    }
    case 'add-agent':
      return { run: mode, siteSlug, email, name, duty: values.duty ?? '', passwordStdin };
    case 'new-password':
      return { run: mode, email, passwordStdin };
    case 'remove-second-factor':
      return { run: mode, email };
    case 'new-jwt-key':
      return { run: 'new-key', use: 'jwt', siteSlug };
    case 'new-api-key':
      return { run: 'new-key', use: 'api', siteSlug };
    case 'backup':
    case 'restore': {
      const file = values[mode] ?? '';
      if (file === '') return usage(`--${mode} needs a file`);
      return mode === 'backup' ? { run: mode, file, force: values.force ?? false } : { run: mode, file };
    }
    default:
      return { run: 'serve', seedDemo: mode === 'seed-demo' };
  }
}
