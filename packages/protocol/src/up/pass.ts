import * as v from 'valibot';
import { Id } from '../ids.ts';

/** Agents only, state: decline what `offers` offers; it goes to somebody else. For anything else it does nothing. */
export const PassOffer = v.object({ type: v.literal('pass'), conversation: Id });
export type PassOffer = v.InferOutput<typeof PassOffer>;
