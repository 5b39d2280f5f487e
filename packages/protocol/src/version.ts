/** The wire version this build speaks. A server serves clients of the two versions before its own (C26). */
export const PROTOCOL = 1;

/** How many versions before its own a server still serves. */
const SERVED_BEFORE = 2;

/** True when a server of version `own` serves a client of `version`: its own and the two before it (C26). */
export const serves = (version: number, own: number = PROTOCOL): boolean =>
  version <= own && version >= Math.max(1, own - SERVED_BEFORE);

/** The WebSocket subprotocol a client offers and the server echoes. */
export const SUBPROTOCOL = 'shopbell.1';

/** Where the relay listens, below the endpoint's origin. */
export const SOCKET_PATH = '/ws';
