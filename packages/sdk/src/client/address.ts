import { SOCKET_PATH } from '@shopbell/protocol/constants';
import { must } from '../errors.ts';

/** The relay's addresses. */
export interface Address {
  /** `http(s)://host[:port]`; a path in the endpoint is ignored. */
  readonly origin: string;
  /** Where it listens for sockets. */
  readonly socket: string;
}

/** @throws ChatError `bad_option` when it is no http(s) address */
export function addressOf(endpoint: string): Address {
  const [origin, rest] = /^http(s?:\/\/[^/?#]+)/.exec(endpoint) ?? [];
  must(origin, 'endpoint');
  return { origin, socket: `ws${rest}${SOCKET_PATH}` };
}
