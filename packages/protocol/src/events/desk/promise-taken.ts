import * as v from 'valibot';
import { Cid } from '../../ids.ts';
import { deskStamp } from './stamp.ts';

/** From now on `by` owes the promise. */
export const PromiseTaken = v.object({ kind: v.literal('promise_taken'), ...deskStamp, promise: Cid });
