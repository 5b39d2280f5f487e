/**
 * The bounds of the wire that the panel tells about. The whole table would weigh more than these lines; a test holds them to
 * `@shopbell/protocol`'s `LIMITS`.
 */
export const TEXT_MAX_CHARS = 4000;
export const AMEND_WINDOW_MS = 120_000;
