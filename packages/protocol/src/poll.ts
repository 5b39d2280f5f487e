/** Where frames go over plain HTTP requests when WebSockets don't get through, below the endpoint's origin. */
export const POLL_PATH = '/poll';

/** A request for frames is answered after this long at the latest, in ms: before proxies give up on it (30 s and more). */
export const POLL_HOLD_MS = 25_000;
