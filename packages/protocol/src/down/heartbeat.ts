import * as v from 'valibot';
import { Instant } from '../ids.ts';
import { Head } from './head.ts';

/**
 * Sent every `heartbeatMs` and when asked. `heads` are the followed conversations that changed since the last one;
 * `reconnectWindowMs` replaces welcome's, as the crowd grows or shrinks (C24).
 */
export const Heartbeat = v.object({
  type: v.literal('heartbeat'),
  at: Instant,
  heads: v.array(Head),
  reconnectWindowMs: v.number(),
});
export type Heartbeat = v.InferOutput<typeof Heartbeat>;
