/**
 * `online` gets new conversations. `busy` is on duty, keeps what they have and may accept what is offered, gets nothing new. `away` is
 * for a while, `off` has signed off; neither is on duty.
 */
export const AGENT_STATUSES = ['online', 'busy', 'away', 'off'] as const;

/** Most characters of what shoppers are told while an agent is away. */
export const AUTO_REPLY_MAX_CHARS = 500;

/**
 * Why a request became a left message: `outside_hours` – its group is closed; `nobody_on_duty` – everybody of the group has signed
 * off; `everybody_away` – nobody of it is on duty, somebody is away; `nobody_able` – nobody on duty has the skills or the
 * language; `nobody_else` – nobody is on duty but who gave it away or declined it; `queue_full` – as
 * many wait as the group lets wait; `waited_too_long` – it waited as long as the group lets it; `group_gone` – its group is no more; `shoppers_wish` – the shopper chose to leave a message.
 */
export const LEFT_REASONS = [
  'outside_hours',
  'nobody_on_duty',
  'everybody_away',
  'nobody_able',
  'nobody_else',
  'queue_full',
  'waited_too_long',
  'group_gone',
  'shoppers_wish',
] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

/** Why a conversation lost its agent: no line beyond the grace; signed off; no longer of the site. */
export const REQUEUE_REASONS = ['line_lost', 'signed_off', 'agent_gone'] as const;
export type RequeueReason = (typeof REQUEUE_REASONS)[number];
