import * as v from 'valibot';
import { Id } from '../ids.ts';
import { Label } from '../text.ts';

/** For agents: who of the site is on duty, oneself included, and can be given a conversation. Always whole; the latest `rev` wins. */
export const ColleaguesState = v.object({
  topic: v.literal('colleagues'),
  rev: v.pipe(v.number(), v.safeInteger()),
  agents: v.array(v.object({ id: Id, name: Label })),
});
export type ColleaguesState = v.InferOutput<typeof ColleaguesState>;
