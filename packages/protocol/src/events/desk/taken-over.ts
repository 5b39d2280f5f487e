import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { Label, Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** A supervisor took the conversation from the agent `from`; `text` says why. The public `assigned` stands before it. */
export const TakenOver = v.object({
  kind: v.literal('taken_over'),
  ...deskStamp,
  from: v.object({ id: Id, name: Label }),
  text: Text,
});
