import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEMS, SOCKET_PATH, SUBPROTOCOL } from '@shopbell/protocol/constants';
import { WebSocketServer } from 'ws';
import { addressKey, createClientAddress } from '../../auth/client-address.ts';
import type { Log } from '../../ports/log.ts';
import type { Relay } from '../../relay/relay.ts';
import type { Places } from '../places.ts';
import { Peer, type Shared, serve } from './peer.ts';

export interface WsEdgeOptions {
  relay: Relay;
  log: Log;
  /** Address ranges whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** What addresses have open, over all edges. */
  places: Places;
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
  const { relay, log, places } = options;
  const clientAddress = createClientAddress(options.trustedProxies);
  let stopped = false;
  let all = 0;

  const settings = {
    noServer: true,
    WebSocket: Peer,
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

  const shared: Shared = {
    relay,
    log,
    frameMaxBytes: options.frameMaxBytes,
    left(key) {
      all -= 1;
      places.leave(key);
    },
  };

  function connected(peer: Peer, wire: Duplex, { origin, cookie }: IncomingMessage['headers'], address: string): void {
    all += 1;
    const key = addressKey(address);
    serve(peer, wire, shared, key, { origin, cookie, address }, !places.take(key));
  }

  /** Until `ws` listens to it; it must not keep the request alive. */
  const onWireError = (error: Error): void => log.debug({ error }, 'socket error');

  server.on('upgrade', (request: IncomingMessage, wire: Duplex, head: Buffer) => {
    wire.on('error', onWireError);
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
    sockets.handleUpgrade(request, wire, head, (peer) => {
      wire.off('error', onWireError);
      connected(peer, wire, request.headers, address);
    });
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
