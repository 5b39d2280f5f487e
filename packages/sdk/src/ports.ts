import type { Acked } from './outbox/journal.ts';
import type { Entry } from './outbox/outbox.ts';
import type { Consent } from './said-types.ts';

/** Time. `now` is monotonic and measures durations; `wall` is the epoch ms a person's screen shows (C21). */
export interface Clock {
  /** Ms since some moment; it never goes back. */
  now(): number;
  /** Epoch ms, as the machine has it set. */
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

/** What finds a way to the relay where sockets may not get through. */
export interface DetourPart {
  /**
   * @param hasWorked a socket was greeted before
   * @param tell has the line opened again at once
   */
  detour(
    ports: Pick<Ports, 'clock' | 'chance' | 'transport'>,
    hasWorked: boolean,
    tell: (type: 'restart') => void,
  ): Transport;
}

/** One small text kept on the device. Never throws: where storage is absent, full or forbidden it remembers nothing. */
export interface DeviceStore {
  /** What it is kept under. */
  readonly name: string;
  /** Where; who sets it moves nothing. */
  kind: Consent;
  /** The text; undefined where there is none, or it can't be read. */
  read(): string | undefined;
  /** Keeps `value` instead of what was there. */
  write(value: string): void;
  /** Forgets it. */
  clear(): void;
}

/**
 * Records by `cid`, on the device. `put` and `drop` resolve once a strict transaction is complete (C17), and reject or never
 * resolve otherwise; after either a later call may succeed.
 */
export interface RecordStore<T extends { readonly cid: string }> {
  /** What is there, by `cid`. Makes no database where there is none. */
  load(): Promise<readonly T[]>;
  put(records: readonly T[]): Promise<void>;
  drop(cids: readonly string[]): Promise<void>;
}

/** Where unsent requests are kept: the order of their cids is the order of the presses. */
export type OutboxStore = RecordStore<Entry>;

/** What a device keeps of one person. */
export interface Shelf {
  readonly outbox: OutboxStore;
  /** The person's own acked requests of the last 24 h (C13). */
  readonly journal: RecordStore<Acked>;
  /** Calls `lost` when what was kept is gone without this client's doing: deleted underneath. */
  watch(lost: () => void): void;
  /** Forgets everything of this person. */
  wipe(): Promise<void>;
  /** Lets go of the database. */
  close(): void;
}

/**
 * Opens the shelf of `owner` in the database `name`, without making one so far. What is there of another owner is gone with
 * the first look, for a shopper the first one for which the device remembers this secret, under that name too. Undefined where
 * the device keeps nothing.
 * @param isNew nobody was on the device before: another tab that began at once may have a secret that comes to count, so its words
 * are left alone for a moment
 */
export type OpenShelf = (name: string, owner: string, isNew?: boolean) => Shelf | undefined;

/** Calls `wake` when a person or the network is back; returns its unsubscribe. */
export type Wakes = (wake: () => void) => () => void;

/** What a line needs from the world. */
export interface Ports {
  clock: Clock;
  chance: Chance;
  transport: Transport;
  wakes: Wakes;
  /** Loads it; rejects when it can't be had now. Without it there is no other way. */
  detour?: () => Promise<DetourPart>;
}
