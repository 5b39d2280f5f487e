import { once } from 'node:events';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PublicFact } from '../../../sim/history.ts';
import type { Frame } from '../../lib/wire.ts';

const CONVERSATION = '01kah0t3vq8m2r5x9zb1';
const BY = { role: 'shopper', id: '01kah0t3vq8m2r5x9zzz' };
const AGENT = { role: 'agent', id: '01kah0t3vq8m2r5x9zaa', name: 'Mei' };

/** What a relay of the first release takes. */
const KNOWN_THEN = new Set(['hello', 'say', 'close', 'follow', 'history', 'typing', 'identify', 'heartbeat']);

/**
 * A relay of another time, for one shopper: `street` is the first release, which refuses what came later; `later` sends
 * frames, topics, fields and events that nobody knows yet.
 */
export interface ScriptedRelay {
  readonly url: string;
  readonly conversation: string;
  readonly log: readonly (PublicFact & { by: object })[];
  /** Requests it refused because it doesn't know them. */
  readonly refused: readonly string[];
  /** Cuts the line. */
  cut(): void;
  close(): void;
}

export async function scriptedRelay(time: 'street' | 'later'): Promise<ScriptedRelay> {
  const log: (PublicFact & { by: object })[] = [];
  const refused: string[] = [];
  const sockets = new Set<WebSocket>();
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'shopbell.1' });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');

  const odd = time === 'later' ? { glitter: { much: true } } : {};
  const tell = (socket: WebSocket, frame: object): void => socket.send(JSON.stringify({ ...frame, ...odd }));
  const facts = (after: number) => ({
    type: 'facts',
    conversation: CONVERSATION,
    after,
    events: log.slice(after),
    head: log.length,
  });

  function append(event: Omit<PublicFact, 'seq'>, by: object): PublicFact {
    const logged = { ...event, ...odd, seq: log.length + 1, at: Date.now(), by };
    log.push(logged);
    for (const socket of sockets) tell(socket, facts(log.length - 1));
    return logged;
  }

  function say(socket: WebSocket, { cid, text }: Frame): void {
    let stored: PublicFact | undefined = log.find((event) => event.cid === cid);
    if (!stored) {
      if (log.length === 0) append({ kind: 'requested' }, BY);
      stored = append({ kind: 'message', cid: String(cid), text: String(text) }, BY);
      if (time === 'later') append({ kind: 'sticker' }, AGENT);
      append({ kind: 'message', text: `you said: ${text}` }, AGENT);
    }
    const { seq, at } = stored;
    const head = { conversation: CONVERSATION, seq: log.length };
    tell(socket, { type: 'ack', cid, conversation: CONVERSATION, seq, at, head });
  }

  function hear(socket: WebSocket, frame: Frame): void {
    const { type, cid } = frame;
    if (time === 'street' && !KNOWN_THEN.has(type)) {
      refused.push(type);
      const text = 'This server does not know that type of frame.';
      const about = { about: type, ...(cid === undefined ? {} : { cid }) };
      return tell(socket, { type: 'problem', code: 'unknown_frame', text, retry: 'never', ...about });
    }
    if (type === 'hello') {
      sockets.add(socket);
      if (time === 'later') tell(socket, { type: 'banner', text: 'hello from the future' });
      tell(socket, {
        type: 'welcome',
        protocol: 1,
        fingerprint: 'f'.repeat(8),
        epoch: 'e1',
        at: Date.now(),
        heartbeatMs: 25_000,
        reconnectWindowMs: 250,
        limits: { textMaxChars: 4000, frameMaxBytes: 65_536, ratePerSecond: 100, rateBurst: 100 },
        you: { role: 'shopper', ...(log.length > 0 ? { participant: BY.id } : {}) },
        conversations: log.length > 0 ? [{ conversation: CONVERSATION, state: 'active', seq: log.length }] : [],
        state: [
          { topic: 'availability', rev: 1, value: 'online' },
          ...(time === 'later' ? [{ topic: 'weather', rev: 1, value: 'fair' }] : []),
        ],
      });
      const [standing] = Array.isArray(frame.follow) ? (frame.follow as { seq: number }[]) : [];
      if (log.length > 0) tell(socket, facts(standing?.seq ?? 0));
      return;
    }
    if (type === 'say') return say(socket, frame);
    if (type === 'follow') {
      const [standing] = frame.conversations as { seq?: number }[];
      return tell(socket, facts(standing?.seq ?? 0));
    }
    if (type === 'heartbeat') {
      const heads = log.length > 0 ? [{ conversation: CONVERSATION, seq: log.length }] : [];
      tell(socket, { type: 'heartbeat', at: Date.now(), heads });
    }
  }

  server.on('connection', (socket) => {
    socket.on('message', (data) => hear(socket, JSON.parse(String(data))));
    socket.on('close', () => sockets.delete(socket));
  });
  return {
    url: `http://127.0.0.1:${address.port}`,
    conversation: CONVERSATION,
    log,
    refused,
    cut: () => {
      for (const socket of sockets) socket.terminate();
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
      server.close();
    },
  };
}
