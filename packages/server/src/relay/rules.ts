import type { ActorRole, Request } from '@shopbell/protocol';

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

/** Frames that write nothing are cheaper; a client that opens 200 threads at once must fit. */
export const OTHER_ALLOWANCE = { perSecond: 50, burst: 250 } as const;
