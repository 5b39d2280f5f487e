import * as v from 'valibot';

/** Ask for a heartbeat now: after sleep, on focus, when the network is back. The server answers with one. */
export const AskHeartbeat = v.object({ type: v.literal('heartbeat') });
export type AskHeartbeat = v.InferOutput<typeof AskHeartbeat>;
