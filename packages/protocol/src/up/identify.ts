import * as v from 'valibot';
import { LIMITS } from '../limits.ts';

/** Shoppers only: prove a member on a greeted connection, for the first time or anew (see `renew`). */
export const Identify = v.object({
  type: v.literal('identify'),
  jwt: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.credentialMaxChars)),
});
export type Identify = v.InferOutput<typeof Identify>;
