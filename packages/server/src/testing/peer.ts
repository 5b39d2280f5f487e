import type { DownFrame, ProblemCode, UpFrame } from '@shopbell/protocol';
import type { Socket } from '../ports/socket.ts';
import type { Relay } from '../relay/relay.ts';

/** Lets promises settle: the memory store and the relay use no timers but the clock's. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

type Frame<T extends DownFrame['type']> = Extract<DownFrame, { type: T }>;

/** One scripted connection: what came, in order, and how it ended. */
export interface Peer {
  readonly frames: DownFrame[];
  /** The raw text of what came. */
  readonly raw: string[];
  readonly closed: { code: number; reason: string } | undefined;
  /** Pretend bytes that the network has not taken. */
  buffered: number;
  /** Pretend bytes that it has taken. */
  taken: number;
  say(frame: UpFrame | Record<string, unknown> | string): Promise<void>;
  of<T extends DownFrame['type']>(type: T): Frame<T>[];
  problems(): ProblemCode[];
  /** The network takes nothing until the returned function is called. */
  stopReading(): () => Promise<void>;
  /** Answers no ping any more. */
  fallSilent(): void;
  /** From here on nothing can be sent to it: that throws. */
  breakDown(): void;
  /** The line is lost, or ends with a goodbye. */
  hangUp(how?: 'lost' | 'parted'): void;
}

/** A connection that does what a test says. */
export function openPeer(relay: Pick<Relay, 'heard' | 'open' | 'receive' | 'gone'>): Peer {
  const frames: DownFrame[] = [];
  const raw: string[] = [];
  let closed: Peer['closed'];
  let buffered = 0;
  let taken = 0;
  let mute = false;
  let isBroken = false;
  let held: Promise<void> | undefined;
  const socket: Socket = {
    send(json) {
      if (closed) return;
      if (isBroken) throw new Error('the connection is broken');
      raw.push(json);
      frames.push(JSON.parse(json));
    },
    ping() {
      if (!mute) relay.heard(session);
    },
    // The goodbye only begins: as on a real network, frames may still come until the peer hangs up.
    close(code, reason) {
      closed ??= { code, reason };
    },
    get buffered() {
      return buffered;
    },
    get taken() {
      return taken;
    },
    drained: () => held ?? Promise.resolve(),
  };
  const session = relay.open(socket, { origin: undefined, cookie: undefined, address: '127.0.0.1' });
  return {
    frames,
    raw,
    get closed() {
      return closed;
    },
    get buffered() {
      return buffered;
    },
    set buffered(bytes: number) {
      buffered = bytes;
    },
    get taken() {
      return taken;
    },
    set taken(bytes: number) {
      taken = bytes;
    },
    async say(frame) {
      relay.receive(session, typeof frame === 'string' ? frame : JSON.stringify(frame));
      await settle();
    },
    of: (type) => frames.filter((frame): frame is Frame<typeof type> => frame.type === type),
    problems: () => frames.flatMap((frame) => (frame.type === 'problem' ? [frame.code] : [])),
    stopReading() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return async () => {
        held = undefined;
        resolve();
        await settle();
      };
    },
    fallSilent() {
      mute = true;
    },
    breakDown() {
      isBroken = true;
    },
    hangUp(how = 'lost') {
      closed ??= { code: how === 'lost' ? 1006 : 1001, reason: '' };
      relay.gone(session, how === 'parted');
    },
  };
}
