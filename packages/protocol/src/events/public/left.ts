import * as v from 'valibot';
import { Instant } from '../../ids.ts';
import { publicStamp } from './stamp.ts';

/**
 * Nobody can answer: the request is a left message from here on, until an agent takes it. `dueAt` is when the shop means to have
 * answered. From an agent: they had taken it and gave it back unanswered; it is due as before. From the shopper: they chose to leave it.
 */
export const Left = v.object({ kind: v.literal('left'), ...publicStamp, dueAt: v.exactOptional(Instant) });
