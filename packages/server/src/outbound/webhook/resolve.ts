import { Resolver } from 'node:dns/promises';
import type { Resolve } from './call.ts';

/** Of one question to one name server, in ms. */
const ASK_MS = 2000;

/**
 * Looks names up over the network alone. The system's own look-up (`getaddrinfo`) would run on the threads that sync the store to the disk:
 * four names whose servers don't answer would hold up every message. It reads the hosts file, too, which names private machines.
 * IPv4 comes first: it is what every server has.
 */
export function createResolve(): Resolve {
  const resolver = new Resolver({ timeout: ASK_MS, tries: 2 });
  return async (hostname) => {
    const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    return addresses.map((address) => ({ address }));
  };
}
