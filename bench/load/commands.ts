import type { Credentials } from './shopbell.ts';
import type { Count } from './tally.ts';

/** Which server is spoken to. */
export type ServerName = 'shopbell' | 'ws floor' | 'socket.io + sqlite';

/** What the load generator is told, one after the other. */
export type Command =
  /** Connects `shoppers` and `agents` connections and joins each shopper to an agent's. */
  | { do: 'connect'; server: ServerName; port: number; shoppers: number; agents: number; credentials: Credentials }
  /** So many messages, `inFlight` of each conversation under way at once. */
  | { do: 'closed'; messages: number; inFlight: number }
  /** So many a second for so long, whatever comes back. */
  | { do: 'open'; perSecond: number; seconds: number }
  /** Further connections that only greet and speak once, from many addresses. */
  | { do: 'crowd'; connections: number; stay: boolean }
  | { do: 'end' };

/** What it answers. */
export type Answer = { ok: true; count?: Count; seconds?: number } | { ok: false; error: string };
