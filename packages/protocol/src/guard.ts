/**
 * What an agent's words to a shopper are looked through for: `phrases` – what the shop asked not to say; `abuse`; `repetition` – the
 * same reply again and again; `contacts` – ways to go on at another platform.
 */
export const GUARD_RULES = ['phrases', 'abuse', 'repetition', 'contacts'] as const;
export type GuardRule = (typeof GUARD_RULES)[number];

/** `warn` – asked about, and recorded when it is sent; `block` – refused, and recorded. */
export const GUARD_LEVELS = ['off', 'warn', 'block'] as const;
export type GuardLevel = (typeof GUARD_LEVELS)[number];

/** What is masked in a shopper's words: telephone, e-mail, identity number, bank card, address. */
export const PRIVATE_KINDS = ['phone', 'email', 'identity', 'card', 'address'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** Who may look behind a mask: `own` – agents in what they have, supervisors and admins everywhere; `supervisors` – only these; `nobody`. */
export const REVEAL_RULES = ['own', 'supervisors', 'nobody'] as const;
export type RevealRule = (typeof REVEAL_RULES)[number];
