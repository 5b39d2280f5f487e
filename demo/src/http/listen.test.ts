import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { serve } from './listen.ts';

let server: Server;
const reports: unknown[] = [];

const start = async (app: (request: Request) => Promise<Response>): Promise<number> => {
  server = serve(app, (error) => reports.push(error)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

afterEach(() => {
  reports.length = 0;
  server.closeAllConnections();
  server.close();
});

it('hands on the request and sends the answer, each cookie in a header of its own', async () => {
  const port = await start(async (request) => {
    const headers = new Headers({ 'x-cookie': request.headers.get('cookie') ?? '' });
    headers.append('set-cookie', 'a=1');
    headers.append('set-cookie', 'b=2');
    return new Response(`${request.method} ${request.url} ${await request.text()}`, { status: 201, headers });
  });
  const response = await fetch(`http://127.0.0.1:${port}/x?y`, {
    method: 'POST',
    body: 'z',
    headers: { cookie: 'c=3' },
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('x-cookie')).toBe('c=3');
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await response.text()).toBe(`POST http://127.0.0.1:${port}/x?y z`);
});

it('reads one byte more than a form may have, answers, and waits for no more', async () => {
  const port = await start(async (request) => new Response(String((await request.text()).length), { status: 413 }));
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(5000)}`);
  const answer = (await socket.setEncoding('utf8').toArray()).join('');
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  expect(answer).toContain('\r\n4097');
});

it('answers 500 when the app throws, and tells it', async () => {
  const port = await start(() => Promise.reject(new Error('broken')));
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(500);
  expect(reports).toEqual([new Error('broken')]);
});

it('answers 400 to what is no request', async () => {
  const port = await start(async () => new Response());
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: [\r\n\r\n');
  const [data] = await once(socket, 'data');
  expect(String(data)).toMatch(/^HTTP\/1\.1 400 /);
  expect(reports).toEqual([]);
  socket.destroy();
});
