/**
 * Why a conversation goes to a colleague or back to the queue: `expertise` – a colleague knows it better; `language` – speaks the
 * shopper's; `workload` – too many at once; `off_duty` – the shift ends; `wish` – the shopper asked for it; `other` – the words
 * say it.
 */
export const HANDOVER_REASONS = ['expertise', 'language', 'workload', 'off_duty', 'wish', 'other'] as const;
export type HandoverReason = (typeof HANDOVER_REASONS)[number];
