import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the shop needs to start. */
export interface Config {
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** The relay's origin. */
  readonly relay: string;
  /** The site's slug at the relay. */
  readonly site: string;
  /** The site's HS256 secret. */
  readonly secret: string;
}

const readPort = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 1 && port <= 65_535) return port;
  throw new Error(`PORT is "${text}", but must be a whole number from 2 to 65535`);
};

const readOrigin = (text: string): string => {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash) return url.origin;
  throw new Error(`SHOPBELL_PUBLIC_URL is "${text}", but must be an origin such as http://localhost:8080`);
};

/** The part of the relay's `demo.json` that a shop's server has: its slug and its secret. */
const readSite = (file: string): Pick<Config, 'site' | 'secret'> => {
  const hint = 'start the relay with --seed-demo first';
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} can't be read (${error instanceof Error ? error.message : error}): ${hint}`);
  }
  const { site, jwtSecret }: Partial<Record<'site' | 'jwtSecret', unknown>> =
    typeof value === 'object' ? { ...value } : {};
  if (typeof site === 'string' && typeof jwtSecret === 'string' && jwtSecret !== '') return { site, secret: jwtSecret };
  throw new Error(`${file} names no site and jwtSecret: ${hint}`);
};

/**
 * Reads the environment: `PORT` (default 8081), `SHOPBELL_PUBLIC_URL`, the relay's origin (default: the port before on
 * localhost), `SHOPBELL_DATA_DIR`, the relay's data folder with `demo.json` (default `data`), and `SHOPBELL_HOST`, the
 * address to listen on (default 127.0.0.1).
 *
 * @throws Error with a line to show.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const port = readPort(env.PORT || '8081');
  return {
    port,
    host: env.SHOPBELL_HOST || '127.0.0.1',
    relay: readOrigin(env.SHOPBELL_PUBLIC_URL || `http://localhost:${port - 1}`),
    ...readSite(join(resolve(env.SHOPBELL_DATA_DIR || 'data'), 'demo.json')),
  };
};
