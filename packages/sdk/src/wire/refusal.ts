/** A refusal over HTTP. */
export const REFUSAL = { code: '', 'text?': '', 'retryAfterMs?': 0, 'address?': '' } as const;
