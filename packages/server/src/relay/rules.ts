import type { Duty } from '@shopbell/domain';
import type { ActorRole, Request } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import type { Who } from '../app/who.ts';

/** Who may send a frame, and from which allowance it is paid. A frame without a rule doesn't compile. */
interface Rule {
  roles: readonly Extract<ActorRole, 'shopper' | 'agent'>[];
  /** Of agents, only those with one of these duties; all of them unless said. */
  duties?: readonly Duty[];
  allowance: 'durable' | 'other';
}

export const RULES: { readonly [T in Request['type']]: Rule } = {
  say: { roles: ['shopper', 'agent'], allowance: 'durable' },
  note: { roles: ['agent'], allowance: 'durable' },
  take: { roles: ['agent'], allowance: 'durable' },
  transfer: { roles: ['agent'], allowance: 'durable' },
  give_back: { roles: ['agent'], allowance: 'durable' },
  give_up: { roles: ['agent'], allowance: 'durable' },
  merge: { roles: ['agent'], allowance: 'durable' },
  take_over: { roles: ['agent'], duties: ['supervisor', 'admin'], allowance: 'durable' },
  whisper: { roles: ['agent'], duties: ['supervisor', 'admin'], allowance: 'durable' },
  invite: { roles: ['agent'], allowance: 'durable' },
  join: { roles: ['agent'], allowance: 'durable' },
  decline: { roles: ['agent'], allowance: 'durable' },
  part: { roles: ['agent'], allowance: 'durable' },
  promise: { roles: ['agent'], allowance: 'durable' },
  settle_promise: { roles: ['agent'], allowance: 'durable' },
  ask_rating: { roles: ['agent'], allowance: 'durable' },
  rate: { roles: ['shopper'], allowance: 'durable' },
  close: { roles: ['shopper', 'agent'], allowance: 'durable' },
  edit: { roles: ['shopper', 'agent'], allowance: 'durable' },
  recall: { roles: ['shopper', 'agent'], allowance: 'durable' },
  follow: { roles: ['shopper', 'agent'], allowance: 'other' },
  // Shoppers follow what they have open, without asking.
  unfollow: { roles: ['agent'], allowance: 'other' },
  history: { roles: ['shopper', 'agent'], allowance: 'other' },
  typing: { roles: ['shopper', 'agent'], allowance: 'other' },
  desk_typing: { roles: ['agent'], allowance: 'other' },
  receipt: { roles: ['shopper', 'agent'], allowance: 'other' },
  status: { roles: ['agent'], allowance: 'other' },
  pass: { roles: ['agent'], allowance: 'other' },
  page: { roles: ['shopper'], allowance: 'other' },
  identify: { roles: ['shopper'], allowance: 'other' },
  heartbeat: { roles: ['shopper', 'agent'], allowance: 'other' },
};

/** May who is on this connection send such a frame? */
export function mayAsk(who: Who, type: Request['type']): boolean {
  const { roles, duties } = RULES[type];
  return roles.includes(who.role) && (who.role !== 'agent' || !duties || duties.includes(who.duty));
}

/** What frames that write nothing are paid from. */
export const OTHER_ALLOWANCE = { perSecond: LIMITS.otherPerSecond, burst: LIMITS.otherBurst } as const;
