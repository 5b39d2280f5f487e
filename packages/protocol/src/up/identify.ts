import * as v from 'valibot';

/** Shoppers only: prove a member on a greeted connection, for the first time or anew (see `renew`). */
export const Identify = v.object({
  type: v.literal('identify'),
  jwt: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
});
export type Identify = v.InferOutput<typeof Identify>;
