import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';

export interface Frame extends Record<string, unknown> {
  type: string;
}

/** A bare WebSocket to the relay, with all it received and how it ended. */
export interface Wire {
  readonly socket: WebSocket;
  readonly frames: Frame[];
  send(frame: object | string): void;
  /** The first frame that matches, past or to come. */
  next(match: (frame: Frame) => boolean): Promise<Frame>;
  /** Resolves with the close code and reason. */
  readonly closed: Promise<{ code: number; reason: string }>;
}

export const SHOP = 'http://localhost:1234';

export const newToken = () => randomBytes(32).toString('base64url');

export const shopperHello = (extra: object = {}) => ({
  type: 'hello',
  role: 'shopper',
  protocol: 1,
  site: 'demo',
  token: newToken(),
  ...extra,
});

let count = 0;
/** A fresh cid. */
export const newCid = () =>
  `019aa8d1-7b2c-7a00-8000-${(++count).toString(16).padStart(4, '0')}${randomBytes(4).toString('hex')}`;

/** Opens a socket; `origin` undefined means no Origin header, as from a client that is no browser. */
export async function openWire(
  url: string,
  origin: string | undefined = SHOP,
  options: ClientOptions = {},
): Promise<Wire> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, 'shopbell.1', {
    ...options,
    ...(origin ? { origin } : {}),
  });
  const frames: Frame[] = [];
  const waiting = new Set<{ match: (frame: Frame) => boolean; resolve: (frame: Frame) => void }>();
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Frame;
    frames.push(frame);
    for (const each of waiting) {
      if (!each.match(frame)) continue;
      waiting.delete(each);
      each.resolve(frame);
    }
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await once(socket, 'open');
  return {
    socket,
    frames,
    closed,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next(match) {
      const known = frames.find(match);
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.add({ match, resolve }));
    },
  };
}

/** Opens a socket and greets. */
export async function greeted(
  url: string,
  hello: object = shopperHello(),
  origin: string | undefined = SHOP,
): Promise<Wire> {
  const wire = await openWire(url, origin);
  wire.send(hello);
  await wire.next(({ type }) => type === 'welcome' || type === 'problem');
  return wire;
}

export const problem = (wire: Wire) => wire.next(({ type }) => type === 'problem');
