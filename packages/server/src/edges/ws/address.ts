import { BlockList, isIP } from 'node:net';

/** An address range: `10.0.0.0/8`, `::1/128`, or a single address. */
export function trustedProxies(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '');

const isTrusted = (proxies: BlockList, address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 6 ? 'ipv6' : 'ipv4');
};

/**
 * The client's address: the peer's own, or – where the peer is a trusted proxy – the last one in `X-Forwarded-For` that is
 * not. What an untrusted peer claims is ignored, and so is what is no address.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, proxies: BlockList): string {
  let address = plain(peer ?? '');
  const claimed = (forwardedFor ?? '').split(',').map((part) => plain(part.trim()));
  while (isTrusted(proxies, address)) {
    const before = claimed.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return address;
}
