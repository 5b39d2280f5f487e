import { SOCKET_PATH } from '@shopbell/protocol/constants';
import { localError } from '../errors.ts';

/**
 * The relay's origin, `http(s)://host[:port]`; a path is ignored.
 * @throws ChatError `bad_option`
 */
export function originOf(endpoint: string): string {
  try {
    const { protocol, origin } = new URL(endpoint);
    if (/^https?:$/.test(protocol)) return origin;
  } catch {
    // The same refusal as for any other address.
  }
  throw localError('bad_option', 'endpoint: an http(s) origin is needed');
}

/** Where the relay listens for sockets. */
export const socketUrl = (origin: string): string => origin.replace('http', 'ws') + SOCKET_PATH;
