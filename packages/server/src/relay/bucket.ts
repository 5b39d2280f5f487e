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

/** Takes one token. Returns 0 when there was one, else the ms until there will be. Changes the bucket. */
export function takeToken(bucket: Bucket, { perSecond, burst }: Allowance, now: number): number {
  bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  // Rounding of fractions must not add a ms.
  return Math.ceil(((1 - bucket.tokens) / perSecond) * 1000 - 1e-6);
}
