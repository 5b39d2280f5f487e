/** A token bucket: an allowance that refills with time. */
export interface Bucket {
  tokens: number;
  /** Monotonic ms of the last refill. */
  at: number;
}

export interface Allowance {
  perSecond: number;
  burst: number;
}

export const fullBucket = ({ burst }: Allowance, now: number): Bucket => ({ tokens: burst, at: now });

/**
 * Takes `cost` tokens. Returns 0 when there were as many, else the ms until there will be. Changes the bucket. A cost above
 * the burst is paid with all of it.
 */
export function takeToken(bucket: Bucket, { perSecond, burst }: Allowance, now: number, cost = 1): number {
  const price = Math.min(cost, burst);
  bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
  if (bucket.tokens >= price) {
    bucket.tokens -= price;
    return 0;
  }
  // Rounding of fractions must not add a ms.
  return Math.ceil(((price - bucket.tokens) / perSecond) * 1000 - 1e-6);
}
