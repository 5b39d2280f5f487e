import { SOCKET_PATH } from '@shopbell/protocol/constants';
import { ChatError } from '../errors.ts';

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
  if (!origin) throw new ChatError('bad_option', 'endpoint', 'fix');
  return { origin, socket: `ws${rest}${SOCKET_PATH}` };
}
