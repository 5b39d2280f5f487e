import type { Consent } from './said-types.ts';

/** Whether there is such a kind: not every page is type-checked, and a misspelt one must not keep what was not to be kept. */
export const isConsent = (kind: string): kind is Consent => /^(none|session|persistent)$/.test(kind);
