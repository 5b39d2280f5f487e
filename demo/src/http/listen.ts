import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { FORM_MAX_BYTES } from '../app.ts';

type App = (request: Request) => Promise<Response>;

/** The body as far as a form may be long, and one byte more: the shop sees that it is too long, and nobody fills its memory. */
const readBody = async (incoming: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    parts.push(part);
    size += part.length;
    if (size > FORM_MAX_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, FORM_MAX_BYTES + 1);
};

const toRequest = async (incoming: IncomingMessage): Promise<Request> => {
  const { method = 'GET', url = '/', headers } = incoming;
  const sent = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return new Request(new URL(`http://${headers.host ?? 'localhost'}${url}`), {
    method,
    headers: new Headers(sent as [string, string][]),
    ...(method === 'POST' && { body: new Uint8Array(await readBody(incoming)) }),
  });
};

const answer = async (app: App, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const response = await app(await toRequest(incoming));
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  outgoing.setHeader('set-cookie', response.headers.getSetCookie());
  outgoing.writeHead(response.status);
  outgoing.end(incoming.method === 'HEAD' ? undefined : Buffer.from(await response.arrayBuffer()));
};

/**
 * Serves an app. A request it can't read is 400, an app that throws is 500; both are told to `report` and stop nothing.
 *
 * @param report gets what went wrong
 */
export const serve = (app: App, report: (error: unknown) => void): Server =>
  createServer((incoming, outgoing) => {
    answer(app, incoming, outgoing).catch((error: unknown) => {
      report(error);
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end();
    });
  });
