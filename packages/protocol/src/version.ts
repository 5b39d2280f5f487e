/** The wire version this build speaks. A server serves clients of the two versions before its own (C26). */
export const PROTOCOL = 1;

/** The WebSocket subprotocol a client offers and the server echoes. */
export const SUBPROTOCOL = 'shopbell.1';

/** Where the relay listens, below the endpoint's origin. */
export const SOCKET_PATH = '/ws';
