import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Relay } from '../relay.ts';
import type { Shop } from '../shop.ts';

/** The strictest policy under which the widget and the SDK are promised to run: the relay's host, nothing wider. */
export const policy = (nonce: string, relay: string): string =>
  [
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    `connect-src ${relay} ${relay.replace(/^http/, 'ws')}`,
    `img-src ${relay} blob:`,
    `media-src ${relay}`,
    "require-trusted-types-for 'script'",
  ].join('; ');

/** Runs before everything else in a page: what is heard there is kept for `heard`. */
const EAR = `window.__heard = [];
addEventListener('securitypolicyviolation', (e) => __heard.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample));
addEventListener('error', (e) => __heard.push('error ' + e.message));
addEventListener('unhandledrejection', (e) => __heard.push('rejection ' + e.reason));`;

/** For a driver: what this page has heard so far. */
export const HEARD = 'return window.__heard';

/** The demo shop under the strictest policy, and what browsers reported to it. */
export interface StrictShop {
  readonly url: string;
  /** Bodies of reports, oldest first. */
  readonly reports: string[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** Hands on the shop's pages, with this policy instead of their own. */
export async function startStrictShop(shop: Shop, relay: Relay): Promise<StrictShop> {
  const reports: string[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === '/reports') {
      reports.push(await bodyOf(request));
      response.writeHead(204).end();
      return;
    }
    const { cookie = '', 'accept-language': language = '' } = request.headers;
    const given = await fetch(new URL(request.url ?? '/', shop.url), {
      headers: { cookie, 'accept-language': language },
    });
    const type = given.headers.get('content-type') ?? '';
    const nonce = /'nonce-(.+?)'/.exec(given.headers.get('content-security-policy') ?? '')?.[1];
    const text = await given.text();
    if (nonce === undefined) {
      response.writeHead(given.status, { 'content-type': type }).end(text);
      return;
    }
    response.writeHead(given.status, {
      'content-type': type,
      // What goes by `report-to` comes a minute later.
      'content-security-policy': `${policy(nonce, relay.url)}; report-uri /reports`,
    });
    // Its icon is a picture of its own, which this policy has no place for; without one browsers look for it by themselves.
    const page = text.replace(/(<link rel="icon" href=")[^"]*/, `$1${relay.url}/console/bell.svg`);
    response.end(page.replace('<head>', `<head><script nonce="${nonce}">${EAR}</script>`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    reports,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
