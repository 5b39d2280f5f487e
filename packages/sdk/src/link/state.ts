import type { Retry } from '@shopbell/protocol/constants';

/** A try under way or planned. */
export interface Trying {
  /** The instant (monotonic ms) at which the state gives up or goes on. */
  readonly at: number;
  /** Failures since the last health; more of them wait longer. */
  readonly tries: number;
  /** The first retry is spread over this window, in ms (the newest `reconnectWindowMs` told). */
  readonly reconnectWindowMs: number;
}

/** Not needed yet, or not wanted any more. */
export interface Idle {
  readonly type: 'idle';
}
/** The hello is made, the socket opened, the welcome waited for: anything but greeted. */
export interface Connecting extends Trying {
  readonly type: 'connecting';
}
/** Greeted: the only state that counts as connected. */
export interface Online extends Trying {
  readonly type: 'online';
  /** When the welcome came, monotonic ms. */
  readonly since: number;
  /** A line without a frame for this long is lost, in ms. */
  readonly silenceMs: number;
  /** A heartbeat was asked for and nothing has come since. */
  readonly probing: boolean;
}
/** The next try is planned for `at`. After a goaway the old socket may still answer until then. */
export interface Waiting extends Trying {
  readonly type: 'waiting';
}
/** The relay will not have this client; nothing is tried until somebody asks again or the credentials change. */
export interface Refused {
  readonly type: 'refused';
}

export type LinkState = Idle | Connecting | Online | Waiting | Refused;

/** `chance` in [0, 1) comes with the events that may plan a retry: the machine rolls no dice. */
export type LinkEvent =
  /** Somebody needs the line. */
  | { readonly type: 'need' }
  | { readonly type: 'welcome'; readonly heartbeatMs: number; readonly reconnectWindowMs: number }
  /** Any other frame; `reconnectWindowMs`: the first retry is spread over this from now on. */
  | { readonly type: 'frame'; readonly reconnectWindowMs?: number | undefined }
  | { readonly type: 'goaway'; readonly waitMs: number }
  /** The socket is gone, or the hello could not be made. */
  | { readonly type: 'lost'; readonly chance: number }
  /** The relay refused the client, not a request. `retryAfterMs`: not before. */
  | { readonly type: 'refusal'; readonly retry: Retry; readonly retryAfterMs?: number; readonly chance: number }
  /** A person or the network is back. */
  | { readonly type: 'wake' }
  /** The state's `at` may have come. */
  | { readonly type: 'tick'; readonly chance: number }
  /** The credentials changed: greet anew. */
  | { readonly type: 'restart' }
  /** The line is not wanted any more. */
  | { readonly type: 'stop' };

/** `open` drops the socket there is and opens a new one; `probe` asks for a heartbeat. */
export type LinkEffect = 'open' | 'probe' | 'close';

export type LinkStep = readonly [LinkState, LinkEffect?];
