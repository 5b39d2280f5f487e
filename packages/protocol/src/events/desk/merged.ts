import * as v from 'valibot';
import { Id, Instant } from '../../ids.ts';
import { Label } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/**
 * This left message is part of another one of the same shopper's: it is over, its case is that one's, with its owner, and what the
 * shopper says next is said there.
 */
export const Merged = v.object({
  kind: v.literal('merged'),
  ...deskStamp,
  conversation: Id,
  case: Id,
  owner: v.exactOptional(v.object({ id: Id, name: Label })),
});

/** Another left message of the same shopper's is answered here too; `dueAt` is when that one was due. */
export const MergedIn = v.object({
  kind: v.literal('merged_in'),
  ...deskStamp,
  conversation: Id,
  dueAt: v.exactOptional(Instant),
});
