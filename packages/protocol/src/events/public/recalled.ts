import * as v from 'valibot';
import { Seq } from '../../ids.ts';
import { publicStamp } from './stamp.ts';

/**
 * The message `of` was taken back: show it no longer, nor its edits. Who reads the log from here on gets `erased` in their
 * places.
 */
export const Recalled = v.object({ kind: v.literal('recalled'), ...publicStamp, of: Seq });
