import { isUtf8 } from 'node:buffer';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '@shopbell/protocol/constants';
import { type RawData, WebSocket } from 'ws';
import type { Log } from '../../ports/log.ts';
import type { Door } from '../../ports/socket.ts';
import type { Relay } from '../../relay/relay.ts';
import type { Session } from '../../relay/session.ts';
import { Line } from './line.ts';
import { Boundary, readPlain } from './plain.ts';
import { tellProblem } from './problem.ts';

/** What all connections of an edge share. */
export interface Shared {
  relay: Relay;
  log: Log;
  /** Largest frame, in bytes. */
  frameMaxBytes: number;
  /** A connection has ended. */
  left(key: string): void;
}

/**
 * A connection of the edge. It carries what its listeners need, so that there is one of each listener for all of them: ten
 * thousand idle connections are mostly closures otherwise.
 */
export class Peer extends WebSocket {
  shared: Shared | undefined;
  session: Session | undefined;
  /** What its address counts as. */
  key = '';
  /** Set while `ws` reads something that is no plain text frame. */
  boundary: Boundary | undefined;
  /** What it sends is not to be read any more. */
  deaf = false;
}

/** Whose bytes come over a socket. */
const peers = new WeakMap<Duplex, Peer>();
/** The listener of `ws` for a socket's bytes: the same function for all of them. */
type Reader = (this: Duplex, bytes: Buffer) => void;
let wsReads: Reader | undefined;

/** Nothing the peer sends from here on is carried out, however long it takes to say goodbye. */
function refuse(peer: Peer, code: ProblemCode): undefined {
  tellProblem(peer, code);
  if (peer.session) peer.shared?.relay.gone(peer.session);
  peer.session = undefined;
  peer.shared?.log.debug({ code }, 'refused at the door');
}

function textOf(peer: Peer, data: RawData, isBinary: boolean, maxBytes: number): string | undefined {
  if (isBinary) return refuse(peer, 'binary_frame');
  const bytes = Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
  if (bytes.length > maxBytes) return refuse(peer, 'frame_too_large');
  const text = bytes.toString('utf8');
  // The replacement character shows what was no UTF-8, unless it was really sent.
  return text.includes('\ufffd') && !isUtf8(bytes) ? refuse(peer, 'bad_utf8') : text;
}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  if (!(this instanceof Peer) || !this.shared || !this.session) return;
  const text = textOf(this, data, isBinary, this.shared.frameMaxBytes);
  if (text !== undefined) this.shared.relay.receive(this.session, text);
}

/**
 * Plain text frames are read here and everything else by `ws`, which stays the judge of all that is odd: its reader costs a
 * message a stream's write, ten views of the same bytes and two events.
 */
function onBytes(this: Duplex, bytes: Buffer): void {
  const peer = peers.get(this);
  if (!peer || peer.deaf) return;
  const { shared, session } = peer;
  if (shared && session && !peer.boundary && peer.readyState === peer.OPEN) {
    const take = (text: string | undefined): void => {
      if (text === undefined) refuse(peer, 'bad_utf8');
      else shared.relay.receive(session, text);
    };
    if (readPlain(bytes, shared.frameMaxBytes, take)) return;
  }
  peer.boundary ??= new Boundary();
  peer.boundary.follow(bytes);
  wsReads?.call(this, bytes);
  if (peer.boundary.reached) peer.boundary = undefined;
}

function readHere(peer: Peer, wire: Duplex): void {
  const [reader] = wire.listeners('data');
  if (!reader || wire.listenerCount('data') !== 1) return;
  wsReads ??= reader as Reader;
  if (wsReads !== reader) return;
  peers.set(wire, peer);
  wire.off('data', wsReads);
  wire.on('data', onBytes);
}

function onPong(this: WebSocket): void {
  if (this instanceof Peer && this.session) this.shared?.relay.heard(this.session);
}

function onError(this: WebSocket, error: Error): void {
  if (!(this instanceof Peer)) return;
  this.deaf = true;
  this.shared?.log.debug({ error }, 'socket error');
}

/** What a page says that goes, and a client that hangs up: 1000, 1001, and 1005 for no code at all. */
const GOODBYES: ReadonlySet<number> = new Set([1000, 1001, 1005]);

function onClose(this: WebSocket, code: number): void {
  if (!(this instanceof Peer)) return;
  this.shared?.left(this.key);
  if (this.session) this.shared?.relay.gone(this.session, GOODBYES.has(code));
}

/** Serves a connection from now on. `tooMany`: its address has as many as it may; it is told so and sent away. */
export function serve(peer: Peer, wire: Duplex, shared: Shared, key: string, door: Door, tooMany: boolean): void {
  peer.shared = shared;
  peer.key = key;
  peer.on('error', onError);
  peer.on('close', onClose);
  if (tooMany) {
    refuse(peer, 'too_many_sockets');
    return;
  }
  peer.session = shared.relay.open(new Line(peer, wire), door);
  peer.on('message', onMessage);
  peer.on('pong', onPong);
  readHere(peer, wire);
}
