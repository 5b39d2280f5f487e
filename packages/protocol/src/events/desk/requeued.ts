import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { REQUEUE_REASONS } from '../../queue.ts';
import { Label } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** The conversation lost its agent `from` and waits again, in its first place. A public `requested` stands before it. */
export const Requeued = v.object({
  kind: v.literal('requeued'),
  ...deskStamp,
  from: v.object({ id: Id, name: Label }),
  why: v.picklist(REQUEUE_REASONS),
});
