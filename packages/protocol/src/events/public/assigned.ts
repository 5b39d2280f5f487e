import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { Label } from '../../text.ts';
import { publicStamp } from './stamp.ts';

/**
 * An agent has the conversation from here on: they took it, `by` gave it to them – the system: by the
 * routing –, or a supervisor took it over. With the first one
 * it counts as a conversation in the figures.
 */
export const Assigned = v.object({
  kind: v.literal('assigned'),
  ...publicStamp,
  agent: v.object({ id: Id, name: Label }),
});
