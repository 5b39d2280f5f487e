import { type Allowance, fullBucket, takeToken } from './bucket.ts';
import type { Session } from './session.ts';

/** Pays from one of a connection's allowances: 0 when it could, else the ms until it can. Made full when first used. */
export function pay(
  { buckets }: Session,
  from: keyof Session['buckets'],
  allowance: Allowance,
  now: number,
  cost?: number,
): number {
  const bucket = buckets[from] ?? fullBucket(allowance, now);
  buckets[from] = bucket;
  return takeToken(bucket, allowance, now, cost);
}
