import type { Cid } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { madeAt } from '../app/made-at.ts';
import type { Who } from '../app/who.ts';
import { type Bucket, fullBucket, takeToken } from './bucket.ts';

/** Time in which a spent allowance becomes whole again, in s. */
const REFILL_S = 3600;
/** So many allowances are kept before those that are whole again are dropped. */
const KEPT = 1000;

/** A request of an earlier time, kept while the device was offline (C20). The client's clock is advice. */
export const isLate = (cid: Cid, now: number): boolean => now - madeAt(cid) > LIMITS.lateAfterMs;

const holder = (who: Who): string => (who.role === 'agent' ? who.agent.id : who.tokenHash);

/** The allowances for late requests: one a device or agent, whatever connections it has, so that it ends. */
export interface LateBook {
  /** Takes one request from it; false when it is used up. */
  take(who: Who, now: number): boolean;
}

/** @param burst late requests a device may send at once */
export function createLateBook(burst: number): LateBook {
  const allowance = { burst, perSecond: burst / REFILL_S };
  const buckets = new Map<string, Bucket>();

  function prune(now: number): void {
    for (const [key, { tokens, at }] of buckets) {
      if (tokens + ((now - at) / 1000) * allowance.perSecond >= burst) buckets.delete(key);
    }
  }

  return {
    take(who, now) {
      if (burst === 0) return false;
      const key = holder(who);
      const known = buckets.get(key);
      if (!known && buckets.size >= KEPT) prune(now);
      const bucket = known ?? fullBucket(allowance, now);
      if (!known) buckets.set(key, bucket);
      return takeToken(bucket, allowance, now) === 0;
    },
  };
}
