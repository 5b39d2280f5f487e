import * as v from 'valibot';
import { Assigned } from './assigned.ts';
import { Closed } from './closed.ts';
import { Edited } from './edited.ts';
import { Erased } from './erased.ts';
import { Joined } from './joined.ts';
import { Left } from './left.ts';
import { Message } from './message.ts';
import { Parted } from './parted.ts';
import { Rated } from './rated.ts';
import { RatingAsked } from './rating-asked.ts';
import { Recalled } from './recalled.ts';
import { Requested } from './requested.ts';
import { Wiped } from './wiped.ts';

/** One entry of the public log, as everybody in the conversation sees it. */
export const PublicEvent = v.variant('kind', [
  Requested,
  Message,
  Edited,
  Recalled,
  Erased,
  Assigned,
  Joined,
  Parted,
  Left,
  Closed,
  RatingAsked,
  Rated,
  Wiped,
]);
export type PublicEvent = v.InferOutput<typeof PublicEvent>;
export type PublicKind = PublicEvent['kind'];
