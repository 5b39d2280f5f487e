import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';

/**
 * How a receiver is: it takes, answers 500, takes and answers too late (`slow`), takes and breaks off before its answer (`breaks`), or
 * sends the caller to a private address (`redirects`).
 */
export type Health = 'takes' | 'fails' | 'slow' | 'breaks' | 'redirects';

/** What came to one receiver. One that honours the key keeps the first of each. */
export interface Kept {
  /** By `webhook-id`, in the order in which they came first. */
  readonly byKey: Map<string, { data: { conversation: { id: string }; event: { seq: number } }; at: number }>;
  calls: number;
}

const listening = async (server: TcpServer): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/**
 * A shop's receivers on this machine, told apart by their paths, and a listener at a private address that counts who comes.
 * @param now epoch ms of the clock that the sender runs on
 */
export async function openReceivers(health: (name: string) => Health, now: () => number) {
  const kept = new Map<string, Kept>();
  const held = new Set<ServerResponse>();
  let privateCalls = 0;
  const hidden = createTcpServer((socket) => {
    privateCalls += 1;
    socket.destroy();
  });
  const hiddenPort = await listening(hidden);

  const take = (of: Kept, request: IncomingMessage, body: string): void => {
    const key = String(request.headers['webhook-id']);
    if (!of.byKey.has(key)) of.byKey.set(key, { ...JSON.parse(body), at: now() });
  };

  const server = createServer(async (request, response) => {
    const name = request.url?.slice(1) ?? '';
    const of = kept.get(name) ?? { byKey: new Map(), calls: 0 };
    kept.set(name, of);
    of.calls += 1;
    let body = '';
    try {
      for await (const part of request) body += part;
    } catch {
      // Who called was killed meanwhile.
      return;
    }
    const how = health(name);
    if (how === 'fails') return void response.writeHead(500).end();
    if (how === 'redirects') return void response.writeHead(307, { location: `http://127.0.0.1:${hiddenPort}/` }).end();
    take(of, request, body);
    if (how === 'takes') response.writeHead(204).end();
    else if (how === 'breaks') response.destroy();
    else {
      held.add(response);
      response.on('close', () => held.delete(response));
    }
  });
  const port = await listening(server);

  return {
    urlOf: (name: string) => `http://127.0.0.1:${port}/${name}`,
    of: (name: string): Kept => kept.get(name) ?? { byKey: new Map(), calls: 0 },
    hiddenPort,
    privateCalls: () => privateCalls,
    /** How many wait for an answer that does not come. */
    held: () => held.size,
    /** As when the process of the sender is gone. */
    cut: () => server.closeAllConnections(),
    async close(): Promise<void> {
      server.closeAllConnections();
      await Promise.all([server, hidden].map((each) => new Promise((resolve) => each.close(resolve))));
    },
  };
}
