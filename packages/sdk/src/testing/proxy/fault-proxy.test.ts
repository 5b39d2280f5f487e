import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { randomEndings } from './conditions.ts';
import { createFaultProxy, type FaultProxy, type FaultProxyOptions } from './fault-proxy.ts';

/** The target answers every byte with itself. */
let target: ReturnType<typeof createServer>;
let port = 0;
const reached: Socket[] = [];
let proxy: FaultProxy;

beforeEach(async () => {
  reached.length = 0;
  target = createServer({ allowHalfOpen: true }, (socket) => {
    reached.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => socket.write(chunk));
    socket.on('end', () => socket.end());
  }).listen(0, '127.0.0.1');
  await once(target, 'listening');
  const address = target.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
});
afterEach(async () => {
  await proxy.close();
  for (const socket of reached) socket.destroy();
  target.close();
});

const start = async (options: Omit<FaultProxyOptions, 'target'> = {}) => {
  proxy = await createFaultProxy({ target: { port }, ...options });
  return proxy;
};

/** A client that keeps what it hears and how it ended. */
async function join(text = '') {
  const socket = connect({ host: proxy.host, port: proxy.port, allowHalfOpen: true });
  const heard = { text: '', end: '' };
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => (heard.text += chunk));
  socket.on('end', () => (heard.end ||= 'end'));
  socket.on('error', (error: NodeJS.ErrnoException) => (heard.end = error.code ?? ''));
  await once(socket, 'connect');
  if (text) socket.write(text);
  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return {
    socket,
    heard,
    gets: (wanted: string) => until(() => heard.text === wanted),
    ends: (how: string) => until(() => heard.end === how),
    until,
  };
}

const told = () => proxy.connections.map(({ trace }) => trace.map(({ what }) => what));

describe('createFaultProxy', () => {
  const UPGRADE = 'GET /ws HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

  it('refuses upgrades to WebSocket with 403, and lets plain requests pass', async () => {
    await start({ conditions: { upgrade: 'refuse' } });
    const refused = await join(UPGRADE);
    await refused.ends('end');
    expect(refused.heard.text).toMatch(/^HTTP\/1\.1 403 /);
    expect(told()[0]).toContain('upgrade refused');
    const plain = await join('GET / HTTP/1.1\r\nHost: shop\r\n\r\n');
    await plain.gets('GET / HTTP/1.1\r\nHost: shop\r\n\r\n');
  });

  it('lets an upgrade pass and swallows what comes after it, either way', async () => {
    await start({ conditions: { upgrade: 'swallow' } });
    const client = await join(UPGRADE);
    await client.gets(UPGRADE);
    client.socket.write('a frame');
    reached[0]?.write('another');
    const plain = await join('hello');
    await plain.gets('hello');
    expect(client.heard).toEqual({ text: UPGRADE, end: '' });
  });

  it('passes everything on, both ways, and the end with it', async () => {
    await start();
    const client = await join('hello');
    await client.gets('hello');
    client.socket.end();
    await client.ends('end');
    await client.until(() => proxy.connections[0]?.isOpen === false);
    expect(told()).toEqual([['came', 'reached the target', expect.stringContaining('closed by')]]);
    expect(proxy.connections[0]?.trace.at(-1)).toMatchObject({ up: 5, down: 5 });
  });

  it('cuts at exactly the byte it was told, of either way', async () => {
    await start({ conditions: (_, index) => ({ ending: { kind: 'cut', way: index ? 'down' : 'up', afterBytes: 7 } }) });
    const up = await join('0123456789');
    await up.until(() => proxy.connections[0]?.isOpen === false);
    expect(proxy.connections[0]?.trace.at(-1)).toMatchObject({ what: 'cut', up: 7 });
    const down = await join('0123456789');
    await down.until(() => down.heard.end !== '');
    expect(down.heard.text).toBe('0123456');
    expect(proxy.connections[1]?.trace.at(-1)).toMatchObject({ what: 'cut', down: 7 });
  });

  it('resets, so that both sides see an error', async () => {
    await start();
    const client = await join('x');
    await client.gets('x');
    const failed = once(reached[0]!, 'error');
    proxy.connections[0]?.end('reset');
    await client.ends('ECONNRESET');
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
  });

  it('swallows everything in a blackhole and keeps both sides open, even when one of them leaves', async () => {
    await start();
    const client = await join('x');
    await client.gets('x');
    expect(proxy.endAll('blackhole')).toBe(1);
    client.socket.write('y');
    client.socket.destroy();
    const other = await join('z');
    await other.gets('z');
    expect(reached[0]).toMatchObject({ destroyed: false, readableEnded: false });
    expect(reached[0]?.bytesRead).toBe(1);
  });

  it('half-closes one way and leaves the other open', async () => {
    await start();
    const client = await join('x');
    await client.gets('x');
    reached[0]!.removeAllListeners('end');
    const ended = once(reached[0]!, 'end');
    proxy.connections[0]?.end('half-close', 'up');
    await ended;
    reached[0]!.write('y');
    await client.gets('xy');
    expect(client.heard.end).toBe('');
  });

  it('refuses single connections by a reset, and all of them by not listening', async () => {
    await start({ conditions: { refuse: true } });
    // The reset may be there before the client knows that it was let in.
    const code = await join().then(
      (client) => client.ends('ECONNRESET').then(() => client.heard.end),
      (error) => error.code,
    );
    expect(code).toBe('ECONNRESET');
    expect(told()).toEqual([['came', 'refused']]);
    proxy.set({});
    const open = await join('x');
    await proxy.refuse();
    await expect(join()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    open.socket.write('y');
    await open.gets('xy');
    await proxy.accept();
    await (await join('again')).gets('again');
  });

  it('holds a line and lets what was sent meanwhile arrive later, in order', async () => {
    await start();
    const client = await join('a');
    await client.gets('a');
    proxy.connections[0]?.hold();
    client.socket.write('b');
    const other = await join('c');
    await other.gets('c');
    expect(client.heard.text).toBe('a');
    proxy.connections[0]?.release();
    await client.gets('ab');
  });

  it('delays, and brings what was on its way although its sender is gone', async () => {
    await start({ conditions: { delayMs: 60 } });
    const client = await join('x');
    const sentAt = performance.now();
    client.socket.destroy();
    await client.until(() => reached[0]?.bytesRead === 1);
    expect(performance.now() - sentAt).toBeGreaterThan(50);
  });

  it('keeps to the bandwidth and loses nothing of what waits', async () => {
    await start({ conditions: { bytesPerSecond: 400_000 } });
    const text = '0123456789'.repeat(10_000);
    const sentAt = performance.now();
    const client = await join(text);
    await client.gets(text);
    expect(performance.now() - sentAt).toBeGreaterThan(240);
  });

  it('draws the same for the same seed and place', async () => {
    const seen: unknown[] = [];
    for (const seed of [5, 5, 6]) {
      await start({ seed, conditions: randomEndings({ besides: { delayMs: 1 } }) });
      for (let i = 0; i < 3; i++) await join();
      await (await join()).until(() => proxy.connections.length === 4);
      seen.push(proxy.connections.map(({ conditions }) => conditions));
      await proxy.close();
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).not.toEqual(seen[2]);
  });

  it('ends a connection after its time, and everything when it closes', async () => {
    await start({ conditions: (_, index) => (index ? {} : { ending: { kind: 'cut', afterMs: 20 } }) });
    const short = await join();
    await short.ends('end');
    const long = await join('x');
    await long.gets('x');
    await proxy.close();
    await long.until(() => long.heard.end !== '');
    expect(told().map((each) => each.at(-1))).toEqual(['cut', 'closed with the proxy']);
  });
});

it('says in words that it needs Node, where there are no sockets', async () => {
  await start();
  vi.stubGlobal('process', undefined);
  const refused = createFaultProxy({ target: { port } });
  vi.unstubAllGlobals();
  await expect(refused).rejects.toThrow('needs Node 22.3');
});
