import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * What the registries of special addresses (IANA, RFC 6890 and after) keep for a machine, a network, documentation, tests, groups or later:
 * nobody's shop is there, and a provider's metadata is.
 */
const NO_SHOP_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 only 2000::/3 is given out; within it these are not, or carry an IPv4 address that nobody has looked at. */
const NO_SHOP_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

const no4 = listOf(NO_SHOP_4, 'ipv4');
const no6 = listOf(NO_SHOP_6, 'ipv6');
const given6 = listOf(['2000::/3'], 'ipv6');

/**
 * Is this an address on the open network? Everything else – this machine, a private network, a provider's metadata, an IPv4 address
 * written as IPv6 – is not, and nor is what is no address.
 */
export function isOpen(address: string): boolean {
  if (isIPv4(address)) return !no4.check(address, 'ipv4');
  return isIP(address) === 6 && given6.check(address, 'ipv6') && !no6.check(address, 'ipv6');
}

/** The machine itself, as an operator writes it who allows that. No other name is it, wherever it leads. */
export const isThisMachine = (hostname: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
