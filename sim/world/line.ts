import type { Socket } from '../../packages/server/src/ports/socket.ts';
import type { Host } from './host.ts';

/** A frame, or the end of the connection, on its way. */
export type Item = { readonly text: string } | { readonly code: number };

/** One direction of a connection: in order, whatever the delays. */
export interface Way {
  readonly pending: Item[];
  /** When the newest one arrives. */
  lastAt: number;
  /** Bytes on their way, and those that fell into a hole. */
  bytes: number;
  /** Everything is swallowed, and nobody is told. */
  hole: boolean;
  /** No frames follow. */
  ended: boolean;
}

/** The server's end of a connection, as its process sees it. */
export interface Taken {
  receive(text: string): void;
  heard(): void;
  gone(): void;
}

/** The process that listens. */
export interface Listener {
  readonly host: Host;
  /** Undefined when it takes nobody. */
  accept(socket: Socket): Taken | undefined;
}

/** One connection. */
export interface Line {
  readonly id: number;
  /** The page or program at the client's end. */
  readonly host: Host;
  /** The process at the server's end, once it has taken it. */
  readonly listener: Listener;
  readonly up: Way;
  readonly down: Way;
  stalledUntil: number;
  greeted: boolean;
  helloSent: boolean;
  /** Lanes of which something was sent to the client. */
  readonly lanes: Set<string>;
}

/** Who looks on. */
export interface Watch {
  up(line: Line, text: string): void;
  /** The server says this; whether it arrives is not known so far. */
  said(text: string): void;
  down(line: Line, text: string): void;
  /** The server ends it. */
  closing(line: Line, code: number): void;
  cut(line: Line, lost: readonly string[]): void;
}
