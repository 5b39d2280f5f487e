import type { SocketEvents, Transport } from '../ports.ts';

/** The relay's end of one socket, in a test's hands. */
export interface ScriptedSocket {
  readonly url: string;
  /** What the client has sent, parsed, oldest first. */
  readonly sent: readonly SentFrame[];
  /** True once the client has dropped it. */
  readonly dropped: boolean;
  /** Accepts it. */
  open(): void;
  /** Sends a frame to the client; a string goes as it is. */
  tell(frame: unknown): void;
  /** Ends it from the relay's side; 1006 is a line that was cut. */
  end(code?: number): void;
}

/** A frame as the client has sent it; its fields are the wire’s. */
export interface SentFrame {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Sockets that do nothing by themselves. */
export interface ScriptedTransport extends Transport {
  readonly sockets: readonly ScriptedSocket[];
  /** The newest socket. Throws when there is none. */
  readonly last: ScriptedSocket;
}

/** `heard` is called with every frame a client sends. */
export function scriptedTransport(
  heard: (socket: ScriptedSocket, frame: SentFrame) => void = () => undefined,
): ScriptedTransport {
  const sockets: ScriptedSocket[] = [];

  function connect(url: string, events: SocketEvents) {
    const sent: SentFrame[] = [];
    let dropped = false;
    let ended = false;
    const socket: ScriptedSocket = {
      url,
      sent,
      get dropped() {
        return dropped;
      },
      open: () => !dropped && events.opened(),
      tell(frame) {
        if (!dropped && !ended) events.text(typeof frame === 'string' ? frame : JSON.stringify(frame));
      },
      end(code = 1006) {
        if (dropped || ended) return;
        ended = true;
        events.closed(code);
      },
    };
    sockets.push(socket);
    return {
      send(text: string) {
        if (dropped || ended) return;
        const frame: SentFrame = JSON.parse(text);
        sent.push(frame);
        heard(socket, frame);
      },
      close() {
        dropped = true;
      },
    };
  }

  return {
    sockets,
    get last() {
      const socket = sockets.at(-1);
      if (!socket) throw new Error('no socket was opened');
      return socket;
    },
    open: connect,
  };
}
