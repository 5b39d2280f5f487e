/**
 * The part of Node's `net` that the proxy uses. Written down here so that `@shopbell/sdk/testing` needs neither Node's types
 * nor Node itself to be loaded.
 */
export interface NetSocket {
  readonly destroyed: boolean;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  pause(): unknown;
  resume(): unknown;
  destroy(): unknown;
  resetAndDestroy(): unknown;
  setNoDelay(noDelay: boolean): unknown;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'connect' | 'end' | 'drain' | 'close' | 'error', listener: () => void): unknown;
}

export interface NetServer {
  listen(port: number, host: string, listening: () => void): unknown;
  close(closed: () => void): unknown;
  once(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
  address(): { port: number } | string | null;
}

export interface Net {
  createServer(
    options: { allowHalfOpen: boolean; pauseOnConnect: boolean },
    connected: (socket: NetSocket) => void,
  ): NetServer;
  connect(options: { host: string; port: number; allowHalfOpen: boolean }): NetSocket;
}

declare const process: { getBuiltinModule?(name: 'node:net'): Net } | undefined;

/** Node's `net`. Throws where there is none: browsers open no sockets. */
export function loadNet(): Net {
  const net = typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:net');
  if (!net) throw new Error('The fault proxy needs Node 22.3 or newer: there are no TCP sockets here.');
  return net;
}
