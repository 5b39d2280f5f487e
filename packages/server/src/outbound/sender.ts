import type { Failure, Tracked } from '../ports/outgoing.ts';

/** What came of handing something over. `status` is what the receiver answered, HTTP's number or SMTP's. */
export type Result =
  /** `gone`: there was nothing to be sent any more. */
  | { became: 'sent' | 'gone'; status?: number }
  /** `final`: no use in trying again. */
  | { failure: Failure; status?: number; final?: true }
  /** Not now: epoch ms. It counts as no try. */
  | { later: number };

/** Hands something over to one kind of target. Never rejects but when `signal` says that the server stops: then nobody knows. */
export type Sender = (row: Tracked, signal: AbortSignal) => Promise<Result>;
