import * as v from 'valibot';
import { HANDOVER_REASONS } from '../../handover.ts';
import { Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** Why an agent gave the conversation back to the queue, and what the next one should know. A public `requested` stands before it. */
export const GivenBack = v.object({
  kind: v.literal('given_back'),
  ...deskStamp,
  reason: v.picklist(HANDOVER_REASONS),
  text: Text,
});
