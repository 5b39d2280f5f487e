import * as v from 'valibot';
import { AGENT_STATUSES } from '../queue.ts';

/**
 * Agents only, state: set one's status; the answer is the state `duty`. It stays over a reconnect, and begins as `online` with a new
 * sign-in. With `off` all one has waits again.
 */
export const SetStatus = v.object({ type: v.literal('status'), status: v.picklist(AGENT_STATUSES) });
export type SetStatus = v.InferOutput<typeof SetStatus>;
