import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { FORM_MAX_BYTES } from '../app.ts';

type App = (request: Request) => Promise<Response>;

/** The body as far as a form may be long, and one byte more: the shop sees that it is too long, and nobody fills its memory. */
const readBody = async (incoming: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming.iterator({ destroyOnReturn: false })) {
    parts.push(part);
    size += part.length;
    if (size > FORM_MAX_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, FORM_MAX_BYTES + 1);
};

const toRequest = async (incoming: IncomingMessage): Promise<Request> => {
  const { method = 'GET', url = '/', headers } = incoming;
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string') sent.set(name, value);
  return new Request(new URL(`http://${headers.host ?? 'localhost'}${url}`), {
    method,
    headers: sent,
    ...(method === 'POST' && { body: new Uint8Array(await readBody(incoming)) }),
  });
};

const answer = async (app: App, request: Request, outgoing: ServerResponse): Promise<void> => {
  const response = await app(request);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  outgoing.setHeader('set-cookie', response.headers.getSetCookie());
  // The rest of a body that is too long is not read.
  if (response.status === 413) outgoing.setHeader('connection', 'close');
  outgoing.writeHead(response.status);
  outgoing.end(request.method === 'HEAD' ? undefined : Buffer.from(await response.arrayBuffer()));
};

const refuse = (outgoing: ServerResponse, status: 400 | 500): void => {
  if (!outgoing.headersSent) outgoing.writeHead(status, { 'content-type': 'text/plain', connection: 'close' });
  outgoing.end();
};

/**
 * Serves an app. A request that is none is answered with 400, one the app throws at with 500.
 *
 * @param report gets what the app threw
 */
export const serve = (app: App, report: (error: unknown) => void): Server =>
  createServer((incoming, outgoing) => {
    toRequest(incoming).then(
      (request) =>
        answer(app, request, outgoing).catch((error: unknown) => {
          report(error);
          refuse(outgoing, 500);
        }),
      () => refuse(outgoing, 400),
    );
  });
