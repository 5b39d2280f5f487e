import type { Line } from '../lib/line.ts';

/** Where the frames of a connection end up. */
export interface Sink {
  /** The sender's ack of one message came. */
  acked(cid: string): void;
  /** A message came to the other side. `seq` is the server's own number, undefined where it gives none. */
  delivered(cid: string, seq: number | undefined): void;
}

/** One place of a connection in a scenario. */
export interface Place {
  role: 'shopper' | 'agent';
  /** Of the shopper or agent, from 0. */
  index: number;
}

/** How one server is spoken to: a thin adapter, so that everything else of the load is the same for all. */
export interface Dialect {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Greets; resolves when the server has taken the connection in. */
  greet(peer: Peer): Promise<void>;
  /** Makes the conversation of this shopper, so that the agent's connection gets what is said in it. */
  join(shopper: Peer, agent: Peer): Promise<void>;
  /** Says one thing alone, in a conversation of the shopper's own; resolves with the ack. */
  speak(shopper: Peer): Promise<void>;
  /** The frame that says something. */
  say(shopper: Peer, cid: string, text: string): string;
  /** Reads one frame. */
  read(peer: Peer, text: string): void;
}

/** A connection of the load, as its dialect sees it. */
export interface Peer {
  readonly place: Place;
  readonly line: Line;
  readonly sink: Sink;
  /** The conversation it talks in, by the server's name for it. Shoppers only. */
  conversation: string;
  /** Answers to what the dialect waits for: see `next`. */
  readonly waiting: ((text: string) => boolean)[];
}

/** The next frame that `read` maps to something; for greetings, not for the load. */
export function next<T>(peer: Peer, read: (text: string) => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    peer.waiting.push((text) => {
      const found = read(text);
      if (found === undefined) return false;
      resolve(found);
      return true;
    });
  });
}

/** Gives a frame to whoever waits for one. True when somebody took it. */
export function offer(peer: Peer, text: string): boolean {
  const at = peer.waiting.findIndex((wants) => wants(text));
  if (at < 0) return false;
  peer.waiting.splice(at, 1);
  return true;
}
