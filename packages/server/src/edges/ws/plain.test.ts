import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { createLog } from '../../observe/log.ts';
import type { Relay } from '../../relay/relay.ts';
import { Peer, serve } from './peer.ts';
import { Boundary, readPlain } from './plain.ts';

/** A small generator of its own, so that a failing case can be run again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A client's frame. */
function frame(head: number, payload: Buffer, mask: readonly number[] | undefined = [1, 2, 3, 250]): Buffer {
  const { length } = payload;
  const size = length < 126 ? [length] : length < 65_536 ? [126, length >> 8, length & 255] : undefined;
  const start = Buffer.from([
    head,
    ...(size ?? [127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255]),
  ]);
  if (mask) start[1] = (start[1] ?? 0) | 0x80;
  const body = Buffer.from(payload);
  if (mask) for (let i = 0; i < length; i++) body[i] = (body[i] ?? 0) ^ (mask[i & 3] ?? 0);
  return Buffer.concat([start, Buffer.from(mask ?? []), body]);
}

const text = (content: string, mask?: readonly number[]) => frame(0x81, Buffer.from(content), mask);

describe('plain frames', () => {
  test('are read one by one from one piece of bytes', () => {
    const heard: (string | undefined)[] = [];
    const bytes = Buffer.concat([
      text('a'),
      text(''),
      text('中文 😀 \ufffd'),
      text('x'.repeat(300)),
      frame(0x81, Buffer.from([0xff])),
    ]);
    expect(readPlain(bytes, 1000, (each) => heard.push(each))).toBe(true);
    expect(heard).toEqual(['a', '', '中文 😀 \ufffd', 'x'.repeat(300), undefined]);
  });

  test.each([
    ['a binary one', frame(0x82, Buffer.from('a'))],
    ['a ping', frame(0x89, Buffer.from('a'))],
    ['a goodbye', frame(0x88, Buffer.from([3, 232]))],
    ['the first part of a message', frame(0x01, Buffer.from('a'))],
    ['a reserved bit', frame(0xc1, Buffer.from('a'))],
    ['one without a mask', frame(0x81, Buffer.from('a'), undefined as never).subarray(0, 3)],
    ['one that is larger than allowed', text('x'.repeat(1001))],
    ['a part of one', text('hello').subarray(0, 9)],
    ['a head that is cut off', text('x'.repeat(200)).subarray(0, 3)],
  ])('%s is left to ws, with all that came before it, and untouched', (_, odd) => {
    const bytes = Buffer.concat([text('before'), odd]);
    const copy = Buffer.from(bytes);
    const heard: unknown[] = [];
    expect(readPlain(bytes, 1000, (each) => heard.push(each))).toBe(false);
    expect(heard).toEqual([]);
    expect(bytes).toEqual(copy);
  });

  test('a boundary is found behind every message, however the bytes are cut', () => {
    const parts = [
      frame(0x01, Buffer.from('a')),
      frame(0x89, Buffer.from('p')),
      frame(0x80, Buffer.from('b')),
      text('x'.repeat(700)),
      text(''),
    ];
    const all = Buffer.concat(parts);
    const ends = parts.map((_, i) => Buffer.concat(parts.slice(0, i + 1)).length);
    for (const step of [1, 3, 100]) {
      const boundary = new Boundary();
      for (let at = 0; at < all.length; at += step) {
        boundary.follow(all.subarray(at, at + step));
        const read = Math.min(at + step, all.length);
        expect(boundary.reached).toBe(read === ends[2] || read === ends[3] || read === ends[4]);
      }
    }
  });
});

/** Two servers over the same `ws`: one that reads by itself, one that lets `ws` read. */
describe('a connection', () => {
  const http = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: Peer,
    maxPayload: 2000,
    skipUTF8Validation: true,
    perMessageDeflate: false,
  });
  const heardBy = new Map<string, string[]>();
  let port = 0;

  beforeAll(async () => {
    http.on('upgrade', (asked: IncomingMessage, wire: Duplex, head: Buffer) => {
      const heard: string[] = [];
      heardBy.set(asked.url ?? '', heard);
      sockets.handleUpgrade(asked, wire, head, (peer) => {
        peer.on('ping', (data: Buffer) => heard.push(`ping ${data.toString('hex')}`));
        peer.on('close', (code: number) => heard.push(`close ${code}`));
        if (!asked.url?.startsWith('/here')) {
          peer.on('error', () => {});
          peer.on('message', (data, isBinary) => heard.push(isBinary ? 'binary' : String(data)));
          return;
        }
        const relay: Pick<Relay, 'open' | 'receive' | 'gone' | 'heard'> = {
          open: () => ({}) as never,
          receive: (_, json) => void heard.push(json),
          gone: () => {},
          heard: () => {},
        };
        const shared = {
          relay: relay as Relay,
          log: createLog({ level: 'silent' }),
          frameMaxBytes: 1000,
          left: () => {},
        };
        serve(peer, wire, shared, '', { origin: undefined, cookie: undefined, address: '' }, false);
      });
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const address = http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    port = address.port;
  });
  afterAll(() => void http.close());

  async function send(path: string, pieces: readonly Buffer[]): Promise<string[]> {
    const asked = request({
      port,
      path,
      host: '127.0.0.1',
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      },
    });
    asked.end();
    const [, wire]: [IncomingMessage, Duplex] = (await once(asked, 'upgrade')) as never;
    wire.on('error', () => {});
    wire.resume();
    const ended = once(wire, 'close');
    for (const piece of pieces) {
      wire.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    wire.end();
    await ended;
    const heard = heardBy.get(path) ?? [];
    for (let i = 0; i < 50 && !heard.some((each) => each.startsWith('close')); i++)
      await new Promise((resolve) => setImmediate(resolve));
    return heard;
  }

  test('hears the same when it reads by itself as when ws reads for it, whatever is sent and however it is cut', async () => {
    const one = async (seed: number): Promise<void> => {
      const pick = chance(seed);
      const frames: Buffer[] = [];
      for (let i = 0; i <= pick(8); i++) {
        const body = Buffer.from('é'.repeat(pick(90)));
        const odd = pick(12);
        if (odd === 0) frames.push(frame(0x89, body.subarray(0, 20)));
        else if (odd === 1)
          frames.push(frame(0x01, Buffer.from('a')), frame(0x89, Buffer.from('p')), frame(0x80, Buffer.from('b')));
        else if (odd === 2 && pick(4) === 0) frames.push(frame(0x88, Buffer.from([3, 232])));
        else if (odd === 3 && pick(4) === 0) frames.push(frame([0xc1, 0x83, 0x80, 0x09][pick(4)] ?? 0, body));
        else if (odd === 4 && pick(4) === 0) frames.push(text('x'.repeat(3000)));
        else frames.push(frame(0x81, body, [pick(256), pick(256), pick(256), pick(256)]));
      }
      const all = Buffer.concat(frames);
      const pieces: Buffer[] = [];
      for (let at = 0; at < all.length; ) {
        const step = 1 + pick([4, 60, 1000][pick(3)] ?? 1);
        pieces.push(Buffer.from(all.subarray(at, at + step)));
        at += step;
      }
      const [here, there] = [
        await send(
          `/here${seed}`,
          pieces.map((piece) => Buffer.from(piece)),
        ),
        await send(`/there${seed}`, pieces),
      ];
      expect({ seed, heard: here }).toEqual({ seed, heard: there });
    };
    await Promise.all(Array.from({ length: 100 }, (_, i) => one(i + 1)));
  });
});
