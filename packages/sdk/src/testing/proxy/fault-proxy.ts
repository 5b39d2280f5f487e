import { seededChance } from '../virtual-clock.ts';
import type { DrawConditions, EndingKind, LineConditions } from './conditions.ts';
import { joinSockets, type OwnConnection, type ProxiedConnection } from './connection.ts';
import { loadNet } from './net.ts';

/** Between whom a fault proxy stands, and what it does. */
export interface FaultProxyOptions {
  /** Whom clients reach through it; host `127.0.0.1` unless said. */
  readonly target: { readonly host?: string; readonly port: number };
  /** Where it listens; a free port of `127.0.0.1` unless said. */
  readonly host?: string;
  readonly port?: number;
  /** What is drawn depends on it alone: the same seed gives the n-th connection the same faults. 1 unless said. */
  readonly seed?: number;
  /** What connections suffer: the same for all, or drawn for each. Nothing unless said. */
  readonly conditions?: LineConditions | DrawConditions;
}

/** A bad network in a test's hands. */
export interface FaultProxy {
  readonly host: string;
  readonly port: number;
  /** `http://HOST:PORT`: what clients get as their `endpoint`. */
  readonly url: string;
  readonly seed: number;
  /** All that came so far, oldest first, with what happened to each. */
  readonly connections: readonly ProxiedConnection[];
  /** What connections to come suffer. */
  set(conditions: LineConditions | DrawConditions): void;
  /** Ends every open connection in this way. Returns how many. */
  endAll(kind: EndingKind): number;
  /** From now on nobody is let in: connecting fails at once (ECONNREFUSED). Open connections go on. */
  refuse(): Promise<void>;
  /** Lets clients in again, on the same port. */
  accept(): Promise<void>;
  /** Ends everything. */
  close(): Promise<void>;
}

/** Spreads neighbouring seeds and indices over the generator's states. */
const mixed = (seed: number, index: number): number => Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);

/**
 * Starts a TCP proxy that does to connections what bad networks do. In Node only.
 *
 * @throws Error where there are no TCP sockets, and when the port is taken
 */
export async function createFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const { target, host = '127.0.0.1', seed = 1 } = options;
  const net = loadNet();
  const connections: OwnConnection[] = [];
  let conditions = options.conditions ?? {};
  let port = options.port ?? 0;
  let isListening = false;

  const server = net.createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    const index = connections.length;
    const draw = seededChance(mixed(seed, index)).number;
    connections.push(
      joinSockets({
        index,
        client,
        target: net.connect({ host: target.host ?? '127.0.0.1', port: target.port, allowHalfOpen: true }),
        conditions: typeof conditions === 'function' ? conditions(draw, index) : conditions,
        draw,
      }),
    );
  });

  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        const address = server.address();
        if (address !== null && typeof address === 'object') port = address.port;
        isListening = true;
        resolve();
      });
    });

  /** The server's own `close` waits for its connections; what counts here is that nobody comes in. */
  const unlisten = (): Promise<void> => {
    if (!isListening) return Promise.resolve();
    isListening = false;
    server.close(() => undefined);
    return Promise.resolve();
  };

  await listen();
  return {
    host,
    port,
    url: `http://${host}:${port}`,
    seed,
    connections,
    set(changed) {
      conditions = changed;
    },
    endAll(kind) {
      const open = connections.filter(({ isOpen }) => isOpen);
      for (const connection of open) connection.end(kind);
      return open.length;
    },
    refuse: unlisten,
    accept: () => (isListening ? Promise.resolve() : listen()),
    async close() {
      await unlisten();
      for (const connection of connections) connection.drop();
    },
  };
}
