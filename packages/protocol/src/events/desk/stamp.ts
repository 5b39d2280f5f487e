import * as v from 'valibot';
import { Actor } from '../../actor.ts';
import { Cid, Cursor, Instant, Seq } from '../../ids.ts';

/** What every desk event carries. `afterSeq` places it among the public ones: right behind that `seq`. */
export const deskStamp = { deskSeq: Seq, afterSeq: Cursor, at: Instant, by: Actor, cid: v.exactOptional(Cid) };
