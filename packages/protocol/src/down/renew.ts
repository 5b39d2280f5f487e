import * as v from 'valibot';
import { Instant } from '../ids.ts';

/** The member's token runs out: answer with `identify` before `closesAt`, or the connection ends with `jwt_expired`. */
export const Renew = v.object({ type: v.literal('renew'), closesAt: Instant });
export type Renew = v.InferOutput<typeof Renew>;
