import * as v from 'valibot';
import { Actor } from '../../actor.ts';
import { Cid, Instant, Seq } from '../../ids.ts';

/** What every public event carries. `cid` is the request's, present on the event that answers it. */
export const publicStamp = { seq: Seq, at: Instant, by: Actor, cid: v.exactOptional(Cid) };
