import { expect, test } from 'vitest';
import { isOpen, isThisMachine } from './addresses.ts';

test.each([
  ...[
    '127.0.0.1',
    '127.255.0.9',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
  ],
  ...[
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '198.18.0.1',
    '192.0.2.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
  ],
  ...[
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:a00:1',
    '::10.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b:1::a00:1',
  ],
  ...[
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2002:a00:1::',
    '2001::1',
    '2001:db8::1',
  ],
  ...['100::1', '5f00::1', '3fff::1', 'localhost', '', '0x7f.1', '2130706433', '127.1'],
])('[WK7] %s is nobody’s shop', (address) => {
  expect(isOpen(address)).toBe(false);
});

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '93.184.216.34',
  '172.15.0.1',
  '172.32.0.1',
  '2606:4700::1111',
  '2a00:1450:4001:81b::200e',
])('[WK7] %s may be one', (address) => {
  expect(isOpen(address)).toBe(true);
});

test('[WK7] this machine goes by three names and no other', () => {
  const names = [
    'localhost',
    '127.0.0.1',
    '[::1]',
    'x.localhost',
    'localhost.',
    'LOCALHOST',
    '127.0.0.2',
    'localhost.evil.example',
  ];
  expect(names.filter(isThisMachine)).toEqual(['localhost', '127.0.0.1', '[::1]']);
});
