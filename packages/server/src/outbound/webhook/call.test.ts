import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../system-clock.ts';
import { madeCertificate } from '../../testing/certificate.ts';
import { type CallOptions, call } from './call.ts';

const open: (Server | TcpServer)[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  }
});

async function listening<S extends Server | TcpServer>(server: S): Promise<{ server: S; port: number }> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

type Handler = (request: IncomingMessage & { text: string }, response: ServerResponse) => void;

/** A receiver on this machine, what came to it, and how many connections. */
async function receiver(handle: Handler, tls?: { key: string; cert: string }) {
  const came: (IncomingMessage & { text: string })[] = [];
  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    let text = '';
    for await (const part of request) text += part;
    const whole = Object.assign(request, { text });
    came.push(whole);
    handle(whole, response);
  };
  const { server, port } = await listening(tls ? createSecureServer(tls, onRequest) : createServer(onRequest));
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  return { port, came, connections: () => connections };
}

const never = new AbortController().signal;
const resolve = async (): Promise<never> => {
  throw new Error('nothing is looked up');
};
const here: CallOptions = { resolve, toThisMachine: true, clock: systemClock, withinMs: 500 };
const told = (url: string, body = '{"type":"test"}') => ({ url, body, headers: { 'webhook-id': 'id1' } });
const leads =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address }));

test('[WK8] arrives with its body and its headers, once', async () => {
  const { port, came } = await receiver((_, response) => response.writeHead(204).end());
  const result = await call(told(`http://localhost:${port}/hook?a=b`, '{"words":"你好"}'), here, never);
  expect(result).toEqual({ became: 'sent', status: 204 });
  expect(came).toHaveLength(1);
  expect(came[0]).toMatchObject({ method: 'POST', url: '/hook?a=b', text: '{"words":"你好"}' });
  expect(came[0]?.headers).toMatchObject({ host: `localhost:${port}`, 'webhook-id': 'id1', connection: 'close' });
});

test.each([
  [200, { became: 'sent', status: 200 }],
  [301, { failure: 'redirect', status: 301 }],
  [400, { failure: 'refused', status: 400 }],
  [410, { failure: 'refused', status: 410, final: true }],
  [500, { failure: 'refused', status: 500 }],
])('[WK8] %i is what it is', async (status, result) => {
  const { port } = await receiver((_, response) => response.writeHead(status).end('x'.repeat(99)));
  expect(await call(told(`http://127.0.0.1:${port}/`), here, never)).toEqual(result);
});

test('[WK8] follows a redirect nowhere', async () => {
  const hidden = await receiver((_, response) => response.end());
  const { port } = await receiver((_, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${hidden.port}/` }).end(),
  );
  expect(await call(told(`http://127.0.0.1:${port}/`), here, never)).toEqual({ failure: 'redirect', status: 302 });
  expect(hidden.connections()).toBe(0);
});

test('[WK8] is over in time with who says nothing, or says it drop by drop', async () => {
  const silent = await receiver(() => {});
  expect(await call(told(`http://127.0.0.1:${silent.port}/`), here, never)).toEqual({ failure: 'timeout' });
  const { port } = await listening(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.write('HTTP/1.1 200 OK\r\n');
      const drop = setInterval(() => socket.write('x-drop: 1\r\n'), 20);
      socket.on('close', () => clearInterval(drop));
    }),
  );
  expect(await call(told(`http://127.0.0.1:${port}/`), here, never)).toEqual({ failure: 'timeout' });
  const slow = { ...here, resolve: () => new Promise<never>(() => {}) };
  expect(await call(told('https://shop.example/'), slow, never)).toEqual({ failure: 'timeout' });
});

test('[WK8] does not read on: a body without end costs nothing', async () => {
  let written = 0;
  const { port } = await receiver((_, response) => {
    response.writeHead(200);
    const flood = (): void => {
      if (response.destroyed) return;
      written += 65_536;
      response.write('x'.repeat(65_536), () => setImmediate(flood));
    };
    flood();
  });
  expect(await call(told(`http://127.0.0.1:${port}/`), here, never)).toEqual({ became: 'sent', status: 200 });
  await new Promise((done) => setTimeout(done, 50));
  const after = written;
  await new Promise((done) => setTimeout(done, 50));
  expect(written).toBe(after);
});

test('[WK8] says what was in the way', async () => {
  const { server, port } = await listening(createServer());
  await new Promise((done) => server.close(done));
  expect(await call(told(`http://127.0.0.1:${port}/`), here, never)).toEqual({ failure: 'unreachable' });
  expect(await call(told('https://nowhere.example/'), here, never)).toEqual({ failure: 'unresolved' });
  expect(await call(told('https://empty.example/'), { ...here, resolve: leads() }, never)).toEqual({
    failure: 'unresolved',
  });
});

test.each([
  ['127.0.0.1'],
  ['169.254.169.254'],
  ['::ffff:10.0.0.1'],
  ['::ffff:127.0.0.1'],
  ['8.8.8.8', '10.0.0.1'],
  ['2606:4700::1111', '::1'],
])('[WK7] calls nobody where a name leads to %s %s', async (...addresses) => {
  const { port, connections } = await receiver((_, response) => response.end());
  for (const toThisMachine of [true, false]) {
    const options = { ...here, toThisMachine, resolve: leads(...addresses) };
    const result = await call(told(`https://rebound.example:${port}/`), options, never);
    expect(result).toEqual({ failure: 'private_address' });
  }
  expect(connections()).toBe(0);
});

test.each([
  '127.0.0.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '0x7f000001',
  '2130706433',
  '0177.0.0.1',
  '127.1',
  '0',
  '169.254.169.254',
])('[WK7] calls nobody at https://%s/ itself', async (host) => {
  const { port, connections } = await receiver((_, response) => response.end());
  const options = { ...here, toThisMachine: false };
  expect(await call(told(`https://${host}:${port}/`), options, never)).toEqual({ failure: 'private_address' });
  expect(connections()).toBe(0);
});

test('[WK7] looks a name up once, and calls what it looked at: another answer later changes nothing', async () => {
  const { port, connections } = await receiver((_, response) => response.end());
  let looks = 0;
  const rebinding = async () => {
    looks += 1;
    // Nobody has that network; then this machine.
    return [{ address: looks === 1 ? '2d00::1' : '127.0.0.1' }];
  };
  const result = await call(
    // As the system's own look-up would have it, it is this machine.
    told(`https://localhost:${port}/`),
    { ...here, toThisMachine: false, resolve: rebinding, withinMs: 300 },
    never,
  );
  expect(result).toEqual({ failure: expect.stringMatching(/^(timeout|unreachable)$/) });
  expect([looks, connections()]).toEqual([1, 0]);
});

test('[WK7] never goes without TLS, but to this machine where that is allowed', async () => {
  const { port, connections } = await receiver((_, response) => response.end());
  expect(await call(told('http://shop.example/'), { ...here, resolve: leads('8.8.8.8') }, never)).toEqual({
    failure: 'private_address',
  });
  expect(await call(told(`http://localhost:${port}/`), { ...here, toThisMachine: false }, never)).toEqual({
    failure: 'private_address',
  });
  expect(connections()).toBe(0);
});

test('[WK8] believes the certificate of the host, signed by somebody known, and no other', async () => {
  const tls = madeCertificate('localhost');
  const { port, came } = await receiver((_, response) => response.end(), tls);
  const url = `https://localhost:${port}/`;
  expect(await call(told(url), { ...here, ca: tls.cert }, never)).toEqual({ became: 'sent', status: 200 });
  expect(await call(told(url), here, never)).toEqual({ failure: 'certificate' });
  const other = madeCertificate('other.example');
  const wrong = await receiver((_, response) => response.end(), other);
  const asOther = { ...here, ca: other.cert };
  expect(await call(told(`https://localhost:${wrong.port}/`), asOther, never)).toEqual({ failure: 'certificate' });
  expect([came.length, wrong.came.length]).toEqual([1, 0]);
});

test('[WK8] ends at once when the server stops', async () => {
  const { port } = await receiver(() => {});
  const stopping = new AbortController();
  const calling = call(told(`http://127.0.0.1:${port}/`), { ...here, withinMs: 60_000 }, stopping.signal);
  stopping.abort();
  expect(await calling).toMatchObject({ failure: expect.any(String) });
});
