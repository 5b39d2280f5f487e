import { counted } from '../metrics.ts';
import type { Server } from '../server.ts';
import { sleep } from '../until.ts';

/** How many sockets a server had, watched from outside. */
export interface SocketWatch {
  /** The most at once. */
  readonly most: number;
  /** The longest time in a row with more than one, in ms. */
  readonly longestOverlapMs: number;
  stop(): void;
}

const EVERY_MS = 50;

/** Asks the server's metrics every 50 ms. */
export function watchSockets(server: Server): SocketWatch {
  let most = 0;
  let since: number | undefined;
  let longest = 0;
  let over = false;

  async function look(): Promise<void> {
    while (!over) {
      try {
        const sockets = await counted(server, 'shopbell_sockets', 'shopper');
        const now = performance.now();
        most = Math.max(most, sockets);
        if (sockets > 1) since ??= now;
        else since = undefined;
        if (since !== undefined) longest = Math.max(longest, now - since);
      } catch {
        // The server is down for now.
      }
      await sleep(EVERY_MS);
    }
  }
  void look();

  return {
    get most() {
      return most;
    },
    get longestOverlapMs() {
      return longest;
    },
    stop() {
      over = true;
    },
  };
}
