import { BlockList, isIP } from 'node:net';

/** Who is at the other end, as far as it can be believed. */
export interface ClientAddress {
  /** An IP address, IPv4 ones in their own form; `unknown` when the socket is gone. */
  address: string;
  /** A trusted proxy said so, or somebody claims to be one: the request did not come straight from the client. */
  forwarded: boolean;
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** One hop as proxies write it: with a port, with brackets, or an IPv4 address in IPv6 form. */
function plain(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '');
  const address = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').toLowerCase();
  return isIP(address) === 0 ? undefined : address;
}

/**
 * Finds the client behind the trusted proxies: `X-Forwarded-For` is read from its end, as long as the hop that vouches for
 * an entry is trusted. `trusted` are addresses and CIDR networks as the configuration checked them.
 */
export function createClientAddress(
  trusted: readonly string[],
): (remote: string | undefined, forwardedFor: string | undefined) => ClientAddress {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', prefix] = entry.split('/');
    if (prefix === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(prefix), family(address));
  }
  return (remote, forwardedFor) => {
    let address = plain(remote ?? '');
    if (address === undefined) return { address: 'unknown', forwarded: forwardedFor !== undefined };
    const hops = (forwardedFor ?? '').split(',');
    while (list.check(address, family(address))) {
      const hop = plain(hops.pop() ?? '');
      if (hop === undefined) break;
      address = hop;
    }
    return { address, forwarded: forwardedFor !== undefined };
  };
}

/** The eight groups of an IPv6 address. */
function groups(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  if (tail === undefined) return left;
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right];
}

const prefix = (address: string, count: number): string =>
  groups(address)
    .slice(0, count)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');

/** What limits count: an IPv4 address, or the IPv6 network of 64 bits that one customer has. */
export function addressKey(address: string): string {
  return isIP(address) === 6 ? `${prefix(address, 4)}::/64` : address;
}

/** What logs may hold of an address: the first 24 bits of IPv4, 48 of IPv6. */
export function truncateAddress(address: string): string {
  if (isIP(address) === 6) return `${prefix(address, 3)}::`;
  return isIP(address) === 4 ? address.replace(/\.\d+$/, '.0') : 'unknown';
}

/** Is it the machine itself? */
export function isLoopback(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}
