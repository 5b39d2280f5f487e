import { ConfigError, type ConfigProblem } from './config-error.ts';
import { nearest } from './nearest.ts';
import { TABLE, VARIABLES } from './table.ts';
import type { Config } from './types.ts';
import type { Variable } from './variable.ts';

const PREFIX = 'SHOPBELL_';

function unknownNames(env: NodeJS.ProcessEnv): ConfigProblem[] {
  const known = new Map(VARIABLES.map(({ name }) => [name.replace(PREFIX, ''), name]));
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && !VARIABLES.some((variable) => variable.name === name))
    .map((name) => {
      const hint = known.get(nearest(name.slice(PREFIX.length), [...known.keys()]) ?? '');
      return { name, text: hint === undefined ? 'is not known' : `is not known; did you mean ${hint}?` };
    });
}

/**
 * Reads the configuration. Every wrong variable is in the error, and so is every `SHOPBELL_` name that the table does not
 * know: a misspelt limit must not pass for a set one. Relative folders start at the working directory.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config | ConfigError {
  const problems = unknownNames(env);
  const read = <T>(variable: Variable<T>): T => {
    const given = env[variable.name] ?? '';
    const parsed = variable.parse(given === '' ? variable.default : given);
    if (parsed.ok) return parsed.value;
    const shown = variable.secret ? '' : `is ${JSON.stringify(given)}, but `;
    problems.push({ name: variable.name, text: shown + parsed.problem });
    const fallback = variable.parse(variable.default);
    if (!fallback.ok) throw new Error(`${variable.name}: its default ${fallback.problem}`);
    return fallback.value;
  };
  const port = read(TABLE.port);
  const config: Config = {
    port,
    host: read(TABLE.host),
    publicUrl: read(TABLE.publicUrl) ?? (port === 80 ? 'http://localhost' : `http://localhost:${port}`),
    dataDir: read(TABLE.dataDir),
    store: read(TABLE.store),
    logLevel: read(TABLE.logLevel),
    trustedProxies: read(TABLE.trustedProxies),
    metricsToken: read(TABLE.metricsToken),
    drainMs: read(TABLE.drainMs),
    searchBehindMs: read(TABLE.searchBehindMs),
    smtp: read(TABLE.smtp),
    mailFrom: read(TABLE.mailFrom),
    webhooksToThisMachine: read(TABLE.webhooksToThisMachine),
    limits: {
      textMaxChars: read(TABLE.textMaxChars),
      frameMaxBytes: read(TABLE.frameMaxBytes),
      ratePerSecond: read(TABLE.ratePerSecond),
      rateBurst: read(TABLE.rateBurst),
      lateBurst: read(TABLE.lateBurst),
      amendWindowMs: read(TABLE.amendWindowMs),
      helloTimeoutMs: read(TABLE.helloTimeoutMs),
      heartbeatMs: read(TABLE.heartbeatMs),
      socketsPerAddress: read(TABLE.socketsPerAddress),
      socketsPerPerson: read(TABLE.socketsPerPerson),
      invitationMs: read(TABLE.invitationMs),
      fileMaxBytes: read(TABLE.fileMaxBytes),
      personDayBytes: read(TABLE.personDayBytes),
      siteBytes: read(TABLE.siteBytes),
      passwordResetMs: read(TABLE.passwordResetMs),
    },
  };
  if (config.smtp && !config.mailFrom && !problems.some(({ name }) => name === TABLE.mailFrom.name)) {
    problems.push({
      name: TABLE.mailFrom.name,
      text: `must say who letters are from, since ${TABLE.smtp.name} is set`,
    });
  }
  return problems.length === 0 ? config : new ConfigError(problems);
}
