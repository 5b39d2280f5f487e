import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Socket } from '../../ports/socket.ts';

/** `drained` waits until no more than this lies unsent. */
const LOW_WATER_BYTES = 64 * 1024;
/** Time for the closing handshake before the connection is cut, in ms. */
const CLOSE_GRACE_MS = 2000;

/**
 * A WebSocket as the relay's port. All frames of one turn of the event loop go out as one write: the connection is corked
 * with the first and uncorked when the turn ends – the largest single gain measured.
 */
export function wrap(ws: WebSocket, wire: Duplex): Socket {
  let corked = false;
  const uncork = () => {
    corked = false;
    wire.uncork();
  };
  return {
    send(json) {
      if (ws.readyState !== ws.OPEN) return;
      if (!corked) {
        corked = true;
        wire.cork();
        setImmediate(uncork);
      }
      // As bytes: `ws` counts text it is given by its UTF-16 units, and the limit on what lies unsent is in bytes.
      ws.send(Buffer.from(json), { binary: false });
    },
    ping() {
      if (ws.readyState === ws.OPEN) ws.ping();
    },
    close(code, reason) {
      if (ws.readyState === ws.CLOSED) return;
      ws.close(code, reason);
      setTimeout(() => ws.terminate(), CLOSE_GRACE_MS).unref();
    },
    get buffered() {
      return ws.bufferedAmount;
    },
    async drained() {
      while (ws.readyState === ws.OPEN && ws.bufferedAmount > LOW_WATER_BYTES) {
        await new Promise<void>((resolve) => {
          const done = () => {
            wire.off('drain', done);
            ws.off('close', done);
            resolve();
          };
          wire.once('drain', done);
          ws.once('close', done);
        });
      }
    },
  };
}
