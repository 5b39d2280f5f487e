import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { Label, Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** A supervisor's words to the agent `to`, who had the conversation. */
export const Whispered = v.object({
  kind: v.literal('whispered'),
  ...deskStamp,
  to: v.object({ id: Id, name: Label }),
  text: Text,
});
