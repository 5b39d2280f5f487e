import { isWithinLook } from '../typing-run.ts';
import type { Check } from './check.ts';

/** Asks where the words may be for another shopper than the one whose conversation is open (CW1). */
export const otherShopper: Check = ({ conversation }, { at, openedAt, meantFor }) => {
  if (meantFor !== undefined && meantFor !== conversation) return { is: 'other_shopper', meantFor, mayPass: true };
  if (openedAt !== undefined && isWithinLook(at, openedAt))
    return { is: 'other_shopper', meantFor: undefined, mayPass: true };
  return undefined;
};
