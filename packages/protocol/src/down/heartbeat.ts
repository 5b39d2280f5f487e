import * as v from 'valibot';
import { Instant } from '../ids.ts';
import { Head } from './head.ts';

/** Sent every `heartbeatMs` and when asked. `heads` are the followed conversations that changed since the last one. */
export const Heartbeat = v.object({ type: v.literal('heartbeat'), at: Instant, heads: v.array(Head) });
export type Heartbeat = v.InferOutput<typeof Heartbeat>;
