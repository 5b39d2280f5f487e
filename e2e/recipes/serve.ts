import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'vite';
import { freePort, type Relay } from '../lib/index.ts';

/** Every page of a recipe that is one file. */
const PAGES = ['plain', 'csp', 'consent', 'single-page', 'tag-manager'];
/** Those that a bundler makes, with the configuration their page shows. */
const APPS = ['react', 'vue'] as const;

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

const here = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');

/** A folder as a shop's bundler builds it, by path. */
async function bundled(app: (typeof APPS)[number]): Promise<[string, string][]> {
  const root = join(import.meta.dirname, app);
  const config = app === 'vue' ? join(root, 'vite.config.ts') : false;
  const built = await build({
    root,
    base: `/${app}/`,
    configFile: config,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic' } },
    build: { write: false, target: 'es2022', modulePreload: false },
  });
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return files.map((file) => [
    `/${app}/${file.fileName === 'index.html' ? '' : file.fileName}`,
    file.type === 'chunk' ? file.code : Buffer.from(file.source).toString('utf8'),
  ]);
}

/** The recipes as a shop's server would serve them: with the relay's address and the site instead of the examples'. */
export interface Recipes {
  readonly url: string;
  stop(): void;
}

export async function serveRecipes({ url: relay, demo }: Relay): Promise<Recipes> {
  const files = new Map<string, string>(PAGES.map((name) => [`/${name}`, here(`${name}.html`)]));
  for (const app of APPS) for (const [path, text] of await bundled(app)) files.set(path, text);
  const policy = here('csp.txt')
    .replace(/^[\w-]+: |\n\s*/g, ' ')
    .trim();
  const filled = (text: string, nonce: string) =>
    text
      .replaceAll('https://chat.example.com', relay)
      .replaceAll('wss://chat.example.com', relay.replace('http', 'ws'))
      .replaceAll('my-shop', demo.site)
      .replaceAll('NONCE', nonce);

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://shop').pathname;
    if (request.method === 'POST') {
      response.writeHead(204).end();
      return;
    }
    // A single-page shop answers every address with its one page.
    const text = files.get(path) ?? (/^\/(kettle|bowl)$/.test(path) ? files.get('/single-page') : undefined);
    if (text === undefined) {
      response.writeHead(404).end();
      return;
    }
    const nonce = crypto.randomUUID();
    const type = TYPES[/\.(\w+)$/.exec(path)?.[1] ?? 'html'] ?? 'application/octet-stream';
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      ...(path === '/csp' ? { 'content-security-policy': filled(policy, nonce) } : {}),
    });
    response.end(filled(text, nonce));
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, 'localhost', done));
  return {
    url: `http://localhost:${port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
