import * as v from 'valibot';
import { Assigned } from './assigned.ts';
import { Closed } from './closed.ts';
import { Left } from './left.ts';
import { Message } from './message.ts';
import { Requested } from './requested.ts';

/** One entry of the public log, as everybody in the conversation sees it. */
export const PublicEvent = v.variant('kind', [Requested, Message, Assigned, Left, Closed]);
export type PublicEvent = v.InferOutput<typeof PublicEvent>;
export type PublicKind = PublicEvent['kind'];
