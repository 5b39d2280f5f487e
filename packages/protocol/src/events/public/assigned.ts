import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { Label } from '../../text.ts';
import { publicStamp } from './stamp.ts';

/** An agent has the conversation from here on. With the first one it counts as a conversation in the figures. */
export const Assigned = v.object({
  kind: v.literal('assigned'),
  ...publicStamp,
  agent: v.object({ id: Id, name: Label }),
});
