import type { ActorRole, Request } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';

/** Who may send a frame, and from which allowance it is paid. A frame without a rule doesn't compile. */
interface Rule {
  roles: readonly Extract<ActorRole, 'shopper' | 'agent'>[];
  allowance: 'durable' | 'other';
}

export const RULES: { readonly [T in Request['type']]: Rule } = {
  say: { roles: ['shopper', 'agent'], allowance: 'durable' },
  note: { roles: ['agent'], allowance: 'durable' },
  take: { roles: ['agent'], allowance: 'durable' },
  close: { roles: ['shopper', 'agent'], allowance: 'durable' },
  edit: { roles: ['shopper', 'agent'], allowance: 'durable' },
  recall: { roles: ['shopper', 'agent'], allowance: 'durable' },
  follow: { roles: ['shopper', 'agent'], allowance: 'other' },
  // Shoppers follow what they have open, without asking.
  unfollow: { roles: ['agent'], allowance: 'other' },
  history: { roles: ['shopper', 'agent'], allowance: 'other' },
  typing: { roles: ['shopper', 'agent'], allowance: 'other' },
  receipt: { roles: ['shopper', 'agent'], allowance: 'other' },
  identify: { roles: ['shopper'], allowance: 'other' },
  heartbeat: { roles: ['shopper', 'agent'], allowance: 'other' },
};

/** What frames that write nothing are paid from. */
export const OTHER_ALLOWANCE = { perSecond: LIMITS.otherPerSecond, burst: LIMITS.otherBurst } as const;
