import { once } from 'node:events';
import { createServer } from 'node:http';

/** What a shop's server answers. */
export interface HostPage {
  readonly body: string;
  /** `text/html` unless said. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A shop's server whose pages a test writes, on an origin of its own. */
export interface Host {
  /** `http://localhost:PORT`. */
  readonly url: string;
  /** Serves a page from now on; its address. */
  put(path: string, page: HostPage): string;
  stop(): Promise<void>;
}

export async function startHost(): Promise<Host> {
  const pages = new Map<string, HostPage>();
  const server = createServer(({ url = '/' }, response) => {
    const page = pages.get(new URL(url, 'http://x').pathname);
    if (!page) return void response.writeHead(404).end();
    const { type = 'text/html', headers, body } = page;
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const url = `http://localhost:${address.port}`;
  return {
    url,
    put(path, page) {
      pages.set(path, page);
      return `${url}${path}`;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
