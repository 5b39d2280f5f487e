import * as v from 'valibot';
import { Id } from '../ids.ts';

/**
 * Agents only, state: decline what `offers` offers. It goes to somebody else, and in that wait not to them again; with nobody else on
 * duty it becomes a left message (`nobody_else`). For anything else it does nothing.
 */
export const PassOffer = v.object({ type: v.literal('pass'), conversation: Id });
export type PassOffer = v.InferOutput<typeof PassOffer>;
