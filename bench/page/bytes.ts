import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import type { Request } from 'playwright-core';

const known = new Map<string, number>();

/** As little as brotli makes of a body, in bytes, whatever its server made of it. */
function packedSize(body: Buffer): number {
  if (body.length === 0) return 0;
  const key = createHash('sha1').update(body).digest('base64');
  const size = known.get(key) ?? brotliCompressSync(body).length;
  known.set(key, size);
  return size;
}

/** What was brought for these requests, in bytes: bodies alone. What never came counts nothing. */
export async function transferred(requests: readonly Request[]): Promise<number> {
  const sizes = requests.map(async (request) => {
    const response = await request.response();
    return response ? packedSize(await response.body()) : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
