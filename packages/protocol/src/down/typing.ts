import * as v from 'valibot';
import { Actor } from '../actor.ts';
import { Id } from '../ids.ts';

/** Passing: somebody else is typing. Forget it after 5 s without another, or when their message comes. */
export const Typing = v.object({ type: v.literal('typing'), conversation: Id, by: Actor, on: v.boolean() });
export type Typing = v.InferOutput<typeof Typing>;
