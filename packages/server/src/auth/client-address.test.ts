import { describe, expect, it } from 'vitest';
import { addressKey, createClientAddress, isLoopback, truncateAddress } from './client-address.ts';

describe('the client’s address', () => {
  const nobody = createClientAddress([]);
  const behind = createClientAddress(['10.0.0.0/8', '127.0.0.1', '2001:db8::/32']);
  const at = (remote: string | undefined, header?: string) => behind(remote, header).address;

  it('[DO10] is the socket’s when no proxy is trusted, whatever the header claims', () => {
    expect(nobody('203.0.113.9', '1.2.3.4')).toEqual({ address: '203.0.113.9', forwarded: true });
    expect(nobody('203.0.113.9', undefined)).toEqual({ address: '203.0.113.9', forwarded: false });
    expect(nobody(undefined, undefined)).toEqual({ address: 'unknown', forwarded: false });
  });

  it('is the socket’s when the proxy is not one of the trusted', () => {
    expect(at('203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
  });

  it('is the last one that a trusted proxy vouches for', () => {
    expect(at('10.1.1.1', '198.51.100.7')).toBe('198.51.100.7');
    expect(at('10.1.1.1', '198.51.100.7, 10.2.2.2')).toBe('198.51.100.7');
    expect(at('2001:db8::1', '198.51.100.7')).toBe('198.51.100.7');
  });

  it('[DO10] cannot be claimed by the client itself', () => {
    expect(at('10.1.1.1', '1.1.1.1, 198.51.100.7')).toBe('198.51.100.7');
    expect(at('10.1.1.1', '10.9.9.9, 198.51.100.7')).toBe('198.51.100.7');
  });

  it('stays with the last good hop when the header is rubbish', () => {
    for (const header of ['', ',', 'unknown', '_hidden', '999.1.1.1', '1.2.3.4, <script>']) {
      expect(at('10.1.1.1', header)).toBe('10.1.1.1');
    }
  });

  it('understands ports, brackets, zones and IPv4 in IPv6 form', () => {
    expect(at('::ffff:10.1.1.1', '198.51.100.7:4711')).toBe('198.51.100.7');
    expect(at('127.0.0.1', '[2001:DB9::7]:443')).toBe('2001:db9::7');
    expect(at('fe80::1%eth0')).toBe('fe80::1');
  });
});

describe('what is made of an address', () => {
  it('counts an IPv6 network of 64 bits as one', () => {
    expect(addressKey('203.0.113.9')).toBe('203.0.113.9');
    expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(addressKey('2001:0db8:1:2::9')).toBe('2001:db8:1:2::/64');
    expect(addressKey('2001:db8::9')).toBe('2001:db8:0:0::/64');
    expect(addressKey('::1')).toBe('0:0:0:0::/64');
  });

  it('keeps only the network in logs', () => {
    expect(truncateAddress('203.0.113.9')).toBe('203.0.113.0');
    expect(truncateAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1::');
    expect(truncateAddress('unknown')).toBe('unknown');
  });

  it('knows the machine itself', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1'].every(isLoopback)).toBe(true);
    expect(['128.0.0.1', '::2', 'unknown', '127.evil.example'].some(isLoopback)).toBe(false);
  });
});
