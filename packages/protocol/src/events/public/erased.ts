import * as v from 'valibot';
import { publicStamp } from './stamp.ts';

/**
 * What is left of an event whose words are gone: its number, time and author. It stands where `was` stood; `why` tells
 * whether its author took it back or it was erased.
 */
export const Erased = v.object({
  kind: v.literal('erased'),
  ...publicStamp,
  was: v.picklist(['message', 'edited']),
  why: v.picklist(['recalled', 'erased']),
});
