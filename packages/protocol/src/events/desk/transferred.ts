import * as v from 'valibot';
import { HANDOVER_REASONS } from '../../handover.ts';
import { GroupSlug, Id } from '../../ids.ts';
import { Label, Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/**
 * Who gave the conversation to whom and why, a colleague (`to`) or a group; `text` is the hand-over note. The public `assigned`, or
 * `requested`, stands before it.
 */
export const Transferred = v.object({
  kind: v.literal('transferred'),
  ...deskStamp,
  to: v.exactOptional(v.object({ id: Id, name: Label })),
  group: v.exactOptional(v.object({ id: GroupSlug, name: Label })),
  reason: v.picklist(HANDOVER_REASONS),
  text: Text,
});
