/**
 * What a shop can owe a shopper: something given along (赠品), another item for theirs, a carrier of their choice, a call, money back, or
 * what the words say.
 */
export const PROMISE_KINDS = ['gift', 'exchange', 'carrier', 'call_back', 'refund', 'other'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** What can be owed: what agents promise, and what a low rating has opened (回访), which no agent notes. */
export const DEBT_KINDS = [...PROMISE_KINDS, 'follow_up'] as const;
export type DebtKind = (typeof DEBT_KINDS)[number];

/** Longest number of an order, in characters. */
export const ORDER_MAX_CHARS = 64;

/** What becomes of a promise: `taken` – another owes it from now on; `given` – a colleague does, by somebody's word. */
export const PROMISE_OUTCOMES = ['kept', 'given_up', 'moved', 'given', 'taken'] as const;
export type PromiseOutcome = (typeof PROMISE_OUTCOMES)[number];
