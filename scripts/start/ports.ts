import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections: none of those takes one while its server is started again. */
const FIRST = 20_000;
const HOW_MANY = 10_000;

/** True when something could listen on the port now. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

/**
 * Marks a port as this process's, until it ends: by the UDP port of the same number, which nobody else wants.
 *
 * @returns false when another process has marked it
 */
const mark = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4').unref();
    socket.once('error', () => resolve(false));
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => resolve(true));
  });

/** A port nobody listens on now, and that no other process is given by this function as long as this one lives. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * HOW_MANY);
    if ((await mark(port)) && (await isFree(port))) return port;
  }
};
