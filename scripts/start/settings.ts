import { resolve } from 'node:path';
import { readConfig } from '../../packages/server/src/config/read.ts';

/** What `npm start` reads from its environment. */
export interface Settings {
  /** Of relay and console. */
  readonly port: number;
  /** Of the demo shop: the next one, so that the shop is always another origin. */
  readonly shopPort: number;
  /** Where browsers reach relay and console; agents sign in there and nowhere else. */
  readonly publicUrl: string;
  /** Absolute. */
  readonly dataDir: string;
}

const DEFAULT_PORT = 8080;
const LAST_PORT = 65_534;

/**
 * `PORT` (default 8080, at most 65534 because the shop takes the next one) and `SHOPBELL_DATA_DIR` (default `data`,
 * relative to `root`).
 *
 * @throws Error with a line to show for each setting that is wrong, the relay's too: nobody waits for a build to be told.
 */
export const readSettings = (env: Readonly<Record<string, string | undefined>>, root: string): Settings => {
  const text = env.PORT || String(DEFAULT_PORT);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > LAST_PORT) {
    throw new Error(`PORT must be a number from 1 to ${LAST_PORT}, but is “${text}”`);
  }
  const relay = readConfig({ ...env, PORT: text });
  if (relay instanceof Error) throw relay;
  const { publicUrl } = relay;
  return { port, shopPort: port + 1, publicUrl, dataDir: resolve(root, env.SHOPBELL_DATA_DIR || 'data') };
};
