/** One connection, as the relay sees it. Adapters: `edges/ws`, and the pairs of tests and simulation. */
export interface Socket {
  /** Queues one JSON text frame. Never throws; after the end it does nothing. */
  send(json: string): void;
  /** Asks the peer for a sign of life below the frames. */
  ping(): void;
  /** Says goodbye with a close code and a short reason, then ends. */
  close(code: number, reason: string): void;
  /** Bytes handed over and not yet taken by the network. */
  readonly buffered: number;
  /** Bytes that the network has taken so far, as finely as they are known: grows while the peer reads on. */
  readonly taken: number;
  /** Resolves when little is on its way to the peer, or the socket ended. */
  drained(): Promise<void>;
}

/** What the door knows of who knocks, before a word was said. */
export interface Door {
  /** The `Origin` header; undefined when there is none (not a browser). */
  origin: string | undefined;
  /** The `Cookie` header. */
  cookie: string | undefined;
  /** The client's address, behind trusted proxies only. */
  address: string;
}
