import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { Label } from '../../text.ts';
import { publicStamp } from './stamp.ts';

/** `agent`, who had joined, answers no longer: they left, or the system says that they have signed off. */
export const Parted = v.object({
  kind: v.literal('parted'),
  ...publicStamp,
  agent: v.object({ id: Id, name: Label }),
});
