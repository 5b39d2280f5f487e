/**
 * The few bounds of the wire a client relies on before the relay has told its own. The whole table would weigh more than
 * these lines; a test holds them to `@shopbell/protocol`'s `LIMITS`.
 */
export const BOUNDS = { textMaxChars: 4000, ratePerSecond: 10, rateBurst: 20, amendWindowMs: 120_000 };
export const URL_MAX_CHARS = 2048;
export const TITLE_MAX_CHARS = 256;
export const TYPING_TTL_MS = 5000;
export const FOLLOW_MAX = 200;
export const FILE_MAX_BYTES = 10 * 1024 * 1024;
export const FILE_NAME_MAX_CHARS = 120;

/** Most requests in an outbox (C20). */
export const OUTBOX_MAX = 500;
/** Close codes from here on end a connection because of the problem told right before. */
export const REFUSALS_FROM = 4400;
/** Frames that are kept for what reads them; what is missing then is asked for. */
export const MISSED_MAX = 200;

/** Two tabs that have not heard of each other make their secrets within this time, in ms. */
export const RIVAL_MS = 2_000;

/** The database of the files that a device keeps is named by this behind the name of what else it keeps. */
export const UPLOADS = ':files';
