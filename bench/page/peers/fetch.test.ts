import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkPinned, PEERS } from './fetch.ts';

test('a tarball with another hash than the pinned one is refused, with both', () => {
  const tarball = Buffer.from('a package');
  const pinned = { spec: 'x@1.0.0', sha512: createHash('sha512').update(tarball).digest('base64') };
  checkPinned(tarball, pinned);
  expect(() => checkPinned(Buffer.from('another'), pinned)).toThrow(
    `x@1.0.0 is ${createHash('sha512').update('another').digest('base64')}`,
  );
});

test('every peer has one exact version and a whole hash', () => {
  for (const { spec, sha512 } of Object.values(PEERS)) {
    expect(spec).toMatch(/@\d+\.\d+\.\d+$/);
    expect(Buffer.from(sha512, 'base64')).toHaveLength(64);
  }
});
