import * as v from 'valibot';
import { State } from '../state/index.ts';

/** Something of the state lane changed. */
export const StateChanged = v.object({ type: v.literal('state'), state: State });
export type StateChanged = v.InferOutput<typeof StateChanged>;
