import * as v from 'valibot';
import { Cid } from '../../ids.ts';
import { deskStamp } from './stamp.ts';

/** The promise is kept. */
export const PromiseKept = v.object({ kind: v.literal('promise_kept'), ...deskStamp, promise: Cid });
