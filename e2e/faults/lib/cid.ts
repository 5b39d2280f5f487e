import { randomBytes } from 'node:crypto';

let count = 0;

/** A fresh cid: a UUIDv7 of now (`at`: epoch ms), as a client makes one at the press. */
export function newCid(at = Date.now()): string {
  count = (count + 1) & 0xfff;
  const time = at.toString(16).padStart(12, '0');
  const random = randomBytes(7).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-8${random.slice(0, 3)}-${random.slice(2)}`;
}
