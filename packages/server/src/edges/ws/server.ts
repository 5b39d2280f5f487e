import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEMS, type ProblemCode, SOCKET_PATH, SUBPROTOCOL } from '@shopbell/protocol/constants';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { addressKey, createClientAddress } from '../../auth/client-address.ts';
import type { Log } from '../../ports/log.ts';
import type { Relay } from '../../relay/relay.ts';
import { Line } from './line.ts';
import { tellProblem } from './problem.ts';

export interface WsEdgeOptions {
  relay: Relay;
  log: Log;
  /** Address ranges whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** Open sockets one address (an IPv6 network of 64 bits) may have. */
  socketsPerAddress: number;
  /** Largest frame, in bytes. */
  frameMaxBytes: number;
}

/** Frames up to this many times the limit are read, so that their sender can be told by name; larger ones are cut off. */
const READ_FACTOR = 2;

/** Time for the closing handshake before the connection is cut, in ms. */
const CLOSE_GRACE_MS = 2000;

/** Answers an upgrade that will not be one. */
function refuseUpgrade(wire: Duplex, status: string, text: string): void {
  wire.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
  );
}

export interface WsEdge {
  /** Refuses new connections from now on. */
  stop(): void;
  /** Connections that have not ended, goodbyes under way included. */
  readonly open: number;
}

/** Attaches the relay's WebSocket to an HTTP server, at `SOCKET_PATH`. */
export function attachWsEdge(server: Server, options: WsEdgeOptions): WsEdge {
  const { relay, log } = options;
  const clientAddress = createClientAddress(options.trustedProxies);
  const perAddress = new Map<string, number>();
  let stopped = false;
  let all = 0;

  const settings = {
    noServer: true,
    perMessageDeflate: false,
    maxPayload: options.frameMaxBytes * READ_FACTOR,
    maxFragments: 16,
    // Checked below, so that the peer can be told by name before the end.
    skipUTF8Validation: true,
    clientTracking: false,
    closeTimeout: CLOSE_GRACE_MS,
    handleProtocols: (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  };
  const sockets = new WebSocketServer(settings);

  function refuse(ws: WebSocket, code: ProblemCode): void {
    tellProblem(ws, code);
    log.debug({ code }, 'refused at the door');
  }

  function readFrame(ws: WebSocket, data: RawData, isBinary: boolean): string | undefined {
    if (isBinary) return void refuse(ws, 'binary_frame');
    const bytes = Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
    if (bytes.length > options.frameMaxBytes) return void refuse(ws, 'frame_too_large');
    const text = bytes.toString('utf8');
    // The replacement character shows what was no UTF-8, unless it was really sent.
    if (text.includes('\ufffd') && !isUtf8(bytes)) return void refuse(ws, 'bad_utf8');
    return text;
  }

  function connected(ws: WebSocket, wire: Duplex, request: IncomingMessage, address: string): void {
    all += 1;
    const key = addressKey(address);
    const open = (perAddress.get(key) ?? 0) + 1;
    perAddress.set(key, open);
    ws.on('error', (error) => log.debug({ error }, 'socket error'));
    const leave = () => {
      all -= 1;
      const left = (perAddress.get(key) ?? 1) - 1;
      if (left > 0) perAddress.set(key, left);
      else perAddress.delete(key);
    };
    if (open > options.socketsPerAddress) {
      ws.once('close', leave);
      return refuse(ws, 'too_many_sockets');
    }
    const { origin, cookie } = request.headers;
    const session = relay.open(new Line(ws, wire), { origin, cookie, address });
    ws.on('message', (data, isBinary) => {
      const json = readFrame(ws, data, isBinary);
      if (json !== undefined) relay.receive(session, json);
    });
    ws.on('pong', () => relay.heard(session));
    ws.once('close', () => {
      leave();
      relay.gone(session);
    });
  }

  server.on('upgrade', (request: IncomingMessage, wire: Duplex, head: Buffer) => {
    wire.on('error', (error) => log.debug({ error }, 'socket error'));
    const path = (request.url ?? '').split('?')[0];
    if (stopped) return refuseUpgrade(wire, '503 Service Unavailable', PROBLEMS.draining.text);
    if (path !== SOCKET_PATH) return refuseUpgrade(wire, '404 Not Found', PROBLEMS.not_found.text);
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!offered.includes(SUBPROTOCOL)) {
      return refuseUpgrade(wire, '426 Upgrade Required', `Offer the WebSocket subprotocol ${SUBPROTOCOL}.`);
    }
    const forwarded = request.headers['x-forwarded-for'];
    const { address } = clientAddress(
      request.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
    );
    sockets.handleUpgrade(request, wire, head, (ws) => connected(ws, wire, request, address));
  });

  return {
    stop() {
      stopped = true;
    },
    get open() {
      return all;
    },
  };
}
