import * as v from 'valibot';
import { Head } from './head.ts';

/** The server is about to close: connect again after `waitMs`. `heads` as in heartbeat. */
export const Goaway = v.object({ type: v.literal('goaway'), waitMs: v.number(), heads: v.array(Head) });
export type Goaway = v.InferOutput<typeof Goaway>;
