import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../ports/clock.ts';

/** How long a request's head may take, and its body, or the next `PART_BYTES` of it, in ms: who takes longer holds a connection on purpose. */
export const PART_MS = 15_000;
/** A table of stores over a slow line comes at 4 kB a second. Nearly every other body is smaller than one part. */
export const PART_BYTES = 64 * 1024;

/** As Node itself says it, of a body for which it has one time, however long it is. */
const TOO_SLOW = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

/** Ends the connection of a request whose body doesn't come. Takes the place of the server's `requestTimeout`. */
export function boundBody(request: IncomingMessage, { after }: Pick<Clock, 'after'>): void {
  const { headers, socket } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  let cancel: () => void;
  const wait = (before: number): void => {
    cancel = after(PART_MS, () => {
      if (request.complete || socket.destroyed) return;
      if (socket.bytesRead - before >= PART_BYTES) return wait(socket.bytesRead);
      socket.write(TOO_SLOW);
      socket.destroy();
    });
  };
  wait(socket.bytesRead);
  request.once('close', () => cancel());
}
