import type { Entry } from './outbox/outbox.ts';

/** Time. `now` is monotonic and measures durations; `wall` is the epoch ms a person's screen shows (C21). */
export interface Clock {
  now(): number;
  wall(): number;
  /** Calls `run` once, `ms` from now or later. Returns its cancel. */
  after(ms: number, run: () => void): () => void;
}

/** Randomness: `number` in [0, 1) for jitter, `bytes` from a cryptographic source. */
export interface Chance {
  number(): number;
  bytes(length: number): Uint8Array;
}

/** What a socket tells its owner, in order; nothing after `closed`. */
export interface SocketEvents {
  opened(): void;
  /** One frame's text; anything but a string is not a frame. */
  text(data: unknown): void;
  /** The WebSocket close code, 1006 when the line was cut. */
  closed(code: number): void;
}

export interface Socket {
  send(text: string): void;
  /** Ends it; no event comes from it any more. */
  close(): void;
}

/** A way to the relay. May throw from `open` when the address is unusable. */
export interface Transport {
  open(url: string, events: SocketEvents): Socket;
}

/** One small text kept on the device. Never throws: where storage is absent, full or forbidden it remembers nothing. */
export interface DeviceStore {
  read(): string | undefined;
  write(value: string): void;
  clear(): void;
}

/** Where unsent requests are kept. The memory adapter forgets them with the page. */
export interface OutboxStore {
  /** What an earlier life left behind, oldest first. */
  load(): Promise<readonly Entry[]>;
  /** Keeps these, and nothing else. Entries are immutable: what is the same object has not changed. */
  save(entries: readonly Entry[]): void;
}

/** Calls `wake` when a person or the network is back; returns its unsubscribe. */
export type Wakes = (wake: () => void) => () => void;

/** What the machines need from the world. */
export interface Ports {
  clock: Clock;
  chance: Chance;
  transport: Transport;
  wakes: Wakes;
  outbox: OutboxStore;
}
