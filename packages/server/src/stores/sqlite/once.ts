import { createHash } from 'node:crypto';

/** What is kept of a name: an order's number may be in it, and is nobody's to read once a shopper was erased. */
export const onceKey = (name: string): Uint8Array => createHash('sha256').update(name).digest().subarray(0, 16);
