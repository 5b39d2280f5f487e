import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer } from 'ws';
import { ROOT } from '../lib/child.ts';
import { packed } from './bytes.ts';
import type { Answer } from './peers/stubs.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

export interface Served {
  readonly origin: string;
  /** What was asked for and is not there. */
  readonly unknown: ReadonlySet<string>;
  close(): Promise<void>;
}

export interface ToServe {
  readonly port: number;
  /** Texts by path. */
  readonly pages: ReadonlyMap<string, string>;
  /** Folders relative to the root, by the beginning of the path. */
  readonly folders: Readonly<Record<string, string>>;
  /** JSON by method and path. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** What a WebSocket at any path is answered. */
  readonly answerFrame: (text: string) => Answer | undefined;
}

/** Serves it on a port of this machine, each body as small as brotli makes it: a shop's server has done that beforehand. */
export async function serve({ port, pages, folders, answers, answerFrame }: ToServe): Promise<Served> {
  const unknown = new Set<string>();
  const fileOf = (path: string): string | undefined => {
    const [prefix, folder] = Object.entries(folders).find(([start]) => path.startsWith(start)) ?? [];
    if (prefix === undefined || folder === undefined) return undefined;
    const file = join(ROOT, folder, normalize(`/${path.slice(prefix.length)}`));
    return existsSync(file) && statSync(file).isFile() ? file : undefined;
  };
  const bodyOf = (method: string, path: string): readonly [type: string, body: string | Buffer] | undefined => {
    const answer = answers[`${method} ${path}`];
    if (answer) return ['application/json', JSON.stringify(answer)];
    const page = pages.get(path);
    if (page !== undefined) return ['text/html; charset=utf-8', page];
    const file = fileOf(path);
    return file === undefined ? undefined : [TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file)];
  };
  const server = createServer(async (request, response) => {
    const { method = 'GET' } = request;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = bodyOf(method, pathname);
    if (!found) {
      unknown.add(`${method} ${pathname}`);
      response.writeHead(404).end();
      return;
    }
    const [type, body] = found;
    const small = await packed(Buffer.from(body));
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'cache-control': 'max-age=600' });
    response.end(small);
  });
  const lines = new WebSocketServer({ server });
  lines.on('connection', (line) => {
    line.on('message', (data) => {
      const answer = answerFrame(String(data));
      if (answer) line.send(JSON.stringify(answer));
    });
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${port}`,
    unknown,
    async close() {
      for (const line of lines.clients) line.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
