import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Request } from 'playwright-core';

const compress = promisify(brotliCompress);
const known = new Map<string, Promise<Buffer>>();

/** A body, as small as brotli makes it; each is compressed once in a run, and some take seconds. */
export function packed(body: Buffer): Promise<Buffer> {
  const key = createHash('sha1').update(body).digest('base64');
  const made = known.get(key) ?? compress(body);
  known.set(key, made);
  return made;
}

/** What was brought for these requests, in bytes: bodies alone, packed whatever their server did. What never came counts nothing. */
export async function transferred(requests: readonly Request[]): Promise<number> {
  const sizes = requests.map(async (request) => {
    const body = await (await request.response())?.body();
    return body && body.length > 0 ? (await packed(body)).length : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
