import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { track, untrack } from '../lib/exec.ts';
import { ROOT } from '../lib/source.ts';
import { startChild, whenReady } from '../start/children.ts';
import { freePort } from '../start/ports.ts';

const READY_WITHIN_MS = 20_000;

/** A file that was built, relative to the root, and the address at which a server gives it out. */
export interface Served {
  readonly file: string;
  readonly path: string;
}

/** All that a page of the shop and the console load. */
export const servedFiles = (): Served[] => [
  ...globSync('packages/widget/dist/*.js', { cwd: ROOT }).map((file) => ({ file, path: `/${file.split('/').at(-1)}` })),
  { file: 'packages/console/dist/index.html', path: '/console/' },
  ...globSync('packages/console/dist/assets/*.{js,css}', { cwd: ROOT }).map((file) => ({
    file,
    path: file.replace('packages/console/dist', '/console'),
  })),
];

/**
 * Starts a server that keeps nothing and asks it for every built file.
 *
 * @param main the server's main script, relative to the root
 * @returns what it gave out wrongly
 */
export const serveAll = async (main: string, files: readonly Served[]): Promise<string[]> => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = startChild('The packed server', [main], {
    PORT: `${port}`,
    SHOPBELL_STORE: 'memory',
    SHOPBELL_LOG_LEVEL: 'error',
  });
  const { pid } = server;
  if (pid !== undefined) track(pid);
  try {
    await whenReady(`${origin}/readyz`, server, READY_WITHIN_MS);
    const failures: string[] = [];
    for (const { file, path } of files) {
      const answer = await fetch(origin + path);
      const same = (await answer.text()) === readFileSync(join(ROOT, file), 'utf8');
      if (!answer.ok) failures.push(`the packed server answers ${path} with ${answer.status}`);
      else if (!same) failures.push(`the packed server answers ${path} with something else than ${file}`);
    }
    return failures;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await server.stop();
    if (pid !== undefined) untrack(pid);
  }
};
