import * as v from 'valibot';
import { HANDOVER_REASONS } from '../../handover.ts';
import { Id } from '../../ids.ts';
import { Label, Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** Who gave the conversation to whom and why; `text` is the hand-over note. The public `assigned` stands before it. */
export const Transferred = v.object({
  kind: v.literal('transferred'),
  ...deskStamp,
  to: v.object({ id: Id, name: Label }),
  reason: v.picklist(HANDOVER_REASONS),
  text: Text,
});
