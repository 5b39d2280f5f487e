/**
 * The bound of the wire that the panel tells about. The whole table would weigh more than this line; a test holds it to
 * `@shopbell/protocol`'s `LIMITS`.
 */
export const TEXT_MAX_CHARS = 4000;
